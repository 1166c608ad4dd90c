namespace Stepyard.Tests;

/// <summary>A test that runs version 2 of the <c>aws</c> command; skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = Tools.SkipUnless(AwsCli.IsThere, "Version 2 of the aws command is not installed (apt-get install awscli).");
}
