using System.Diagnostics;
using Pulumi;
using Stepyard.Local.CommandLine;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Preview;

/// <summary>A copy of what the program reads, with accepted snapshots: a test changes it as somebody does who works on the repository.</summary>
internal sealed class Project : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("stepyard-preview-");

    // What the program registers, whatever the repository's snapshots say: those have a test of their own.
    private static readonly Lazy<Task<(string Stack, string Text)[]>> Snapshots = new(() => Task.WhenAll(Repository.Find().Stacks.Select(async stack =>
        (stack, Snapshot.Write(stack, (await RecordedStack.Of(stack)).Resources)))));

    private Project()
    {
    }

    public string Root => _root.FullName;

    /// <summary>The program; the repository's own unless set.</summary>
    public Func<StackOptions, PulumiProgram> Program { get; set; } = PulumiPrograms.StepyardWith;

    public static async Task<Project> CreateAsync()
    {
        var project = new Project();
        var repository = Repository.Find();
        foreach (var file in Directory.EnumerateFiles(repository.Root, "Pulumi*.yaml").Append(Path.Combine(repository.Root, GuardRailsFile.Name)).Concat(Directory.EnumerateFiles(repository.Definitions, "*", SearchOption.AllDirectories)))
        {
            await project.WriteAsync(Path.GetRelativePath(repository.Root, file), await File.ReadAllTextAsync(file));
        }

        foreach (var (stack, text) in await Snapshots.Value)
        {
            await project.WriteAsync(Snapshot.PathOf(stack), text);
        }

        return project;
    }

    public string FullPath(string path) => Path.Combine(Root, path);

    public async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        await File.WriteAllTextAsync(FullPath(path), text);
    }

    /// <summary>Replaces a text that a file has exactly once.</summary>
    public void Edit(string path, string text, string replacement)
    {
        var before = File.ReadAllText(FullPath(path));
        before.Split(text).Length.ShouldBe(2, $"{path} should have this once: {text}");
        File.WriteAllText(FullPath(path), before.Replace(text, replacement, StringComparison.Ordinal));
    }

    /// <summary>Commits everything, in a repository of git that is made for it.</summary>
    public void Commit(string message)
    {
        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    public async Task<StackPreview> CompareAsync(string stack = "dev", string? diff = null) => await Previewer.RunAsync(Options(stack, diff));

    public async Task<(int ExitCode, string Output, string Error)> PreviewAsync(
        string stack = "dev", string? diff = null, PreviewFormat format = PreviewFormat.Text, bool showSames = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await PreviewCommand.ShowAsync(Options(stack, diff), format, showSames, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    public async Task<(int ExitCode, string Output)> AcceptAsync(string? stack = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await PreviewCommand.AcceptAsync(stack, new(Root), output, output), output.ToString());
    }

    public void Dispose() => _root.Delete(recursive: true);

    private PreviewOptions Options(string stack, string? diff) => new() { Stack = stack, DiffBase = diff, Repository = new(Root), Program = Program };

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. arguments]) { UseShellExecute = false })!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
