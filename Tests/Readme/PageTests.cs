using System.Diagnostics;
using System.Text;
using Stepyard.Local.Provisioning;
using Stepyard.Tests.EndToEnd;

namespace Stepyard.Tests.Readme;

/// <summary>What the pages of <c>docs/</c> tell to type, typed as it stands.</summary>
public sealed class PageTests
{
    private static readonly string Root = Repository.Find().Root;

    [AwsCliFact]
    public Task The_lines_about_callbacks_and_jobs_print_what_their_page_says() => TypeAsync("callback-and-job");

    [AwsCliFact]
    public Task The_lines_about_events_print_what_their_page_says() => TypeAsync("events");

    private static async Task TypeAsync(string page)
    {
        await using var yard = new LiveYard();
        await yard.InitializeAsync();
        var (script, expected) = Read(await File.ReadAllLinesAsync(Path.Combine(Root, "docs", $"{page}.md")));
        expected.Count.ShouldBeGreaterThan(5);

        // Whoever comes from the README has asked already, and not answered.
        (await yard.PostAsync("/callback", "{}")).Status.ShouldBe(200);

        var (exitCode, output, error) = await RunAsync(script
            .Replace("http://127.0.0.1:4566", yard.AwsEndpoint.ToString(), StringComparison.Ordinal)
            .Replace("http://127.0.0.1:8081/", yard.RestEndpoint!.ToString(), StringComparison.Ordinal));

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(expected, error);
        exitCode.ShouldBe(0, error);
    }

    /// <summary>The lines of all <c>sh</c> blocks, and what the page says that they print: <c># prints …</c>.</summary>
    private static (string Script, IReadOnlyList<string> Expected) Read(IEnumerable<string> page)
    {
        const string prints = "# prints ";
        var script = new StringBuilder("set -eu\n");
        var expected = new List<string>();
        var isCode = false;
        foreach (var line in page)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = line == "```sh";
            }
            else if (isCode && line.StartsWith(prints, StringComparison.Ordinal))
            {
                expected.Add(line[prints.Length..]);
            }
            else if (isCode)
            {
                script.Append(line).Append('\n');
            }
        }

        return (script.ToString(), expected);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var error = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return (shell.ExitCode, output, await error);
    }
}
