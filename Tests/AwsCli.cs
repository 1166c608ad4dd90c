using System.Diagnostics;

namespace Stepyard.Tests;

/// <summary>The <c>aws</c> command, with any credentials, at a yard's endpoint.</summary>
internal static class AwsCli
{
    // Version 1, which pip installs, prints and asks for some things in another way; it may come first in the PATH.
    private static readonly string? Command = Tools.Find("aws").FirstOrDefault(IsVersion2);

    /// <summary>Whether this machine has it.</summary>
    public static bool IsThere => Command is not null;

    /// <summary>Runs a command that must succeed, and returns what it prints.</summary>
    public static async Task<string> RunAsync(Uri endpoint, params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await TryAsync(endpoint, arguments);
        exitCode.ShouldBe(0, error);
        return output;
    }

    /// <summary>Runs a command.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> TryAsync(Uri endpoint, params IEnumerable<string> arguments)
    {
        using var aws = Process.Start(StartInfo(endpoint, arguments))!;
        var error = aws.StandardError.ReadToEndAsync();
        var output = await aws.StandardOutput.ReadToEndAsync();
        await aws.WaitForExitAsync();
        return (aws.ExitCode, output, await error);
    }

    /// <summary>Starts a command that goes on until it is stopped.</summary>
    public static AwsCliProcess Start(Uri endpoint, params IEnumerable<string> arguments) => new(Process.Start(StartInfo(endpoint, arguments))!);

    private static bool IsVersion2(string command)
    {
        using var aws = Process.Start(new ProcessStartInfo(command, "--version") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = aws.StandardError.ReadToEndAsync();
        var version = aws.StandardOutput.ReadToEnd();
        aws.WaitForExit();
        error.Wait();
        return version.StartsWith("aws-cli/2", StringComparison.Ordinal);
    }

    private static ProcessStartInfo StartInfo(Uri endpoint, IEnumerable<string> arguments) =>
        new(Command ?? throw new InvalidOperationException("There is no version 2 of the aws command in the PATH."), ["--endpoint-url", endpoint.ToString(), "--output", "json", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "any",
                ["AWS_SECRET_ACCESS_KEY"] = "any",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                // StartSyncExecution goes to sync-HOST otherwise, which no loopback address has. Debian 12's version can't be told so,
                // but a proxy finds any host, and the endpoint answers as one.
                ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
                ["http_proxy"] = endpoint.ToString(),
                ["no_proxy"] = "",
                ["PYTHONUNBUFFERED"] = "1",
            },
        };
}

/// <summary>A command that runs until it is disposed of.</summary>
internal sealed class AwsCliProcess(Process aws) : IAsyncDisposable
{
    /// <summary>The next line that the command prints.</summary>
    public async Task<string> ReadLineAsync() =>
        await aws.StandardOutput.ReadLineAsync() ?? throw new ShouldAssertException($"aws has ended: {await aws.StandardError.ReadToEndAsync()}");

    public async ValueTask DisposeAsync()
    {
        aws.Kill(entireProcessTree: true);
        await aws.WaitForExitAsync();
        aws.Dispose();
    }
}
