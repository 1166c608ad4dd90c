namespace Stepyard.Tests;

/// <summary>A test that runs the <c>aws</c> command; skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = Tools.SkipUnless(Tools.Has("aws"), "The aws command is not installed (apt-get install awscli).");
}
