namespace Stepyard.Tests;

/// <summary>A test that runs the <c>aws</c> command; skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute()
    {
        if (!IsInstalled)
        {
            Skip = "The aws command is not installed (apt-get install awscli).";
        }
    }

    private static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")));
}
