using System.CommandLine;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.CommandLine;

/// <summary><c>preview</c>: shows what would change in a stack, without an account.</summary>
internal static class PreviewCommand
{
    private const int Unchanged = 0;
    private const int Invalid = 1;
    private const int Changed = 2;

    private static readonly Option<string?> Stack = new("--stack") { Description = "The stack: its configuration is Pulumi.STACK.yaml. [default: dev; with --accept: every stack]", HelpName = "name" };

    private static readonly Option<string?> Diff = new("--diff") { Description = "Compare with the snapshot as it was at a git revision, such as origin/main. [default: the snapshot in the working folder]", HelpName = "revision" };

    private static readonly Option<bool> ShowSames = new("--show-sames") { Description = "Show resources that stay the same, too." };

    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Print a comment for a pull request." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document." };

    private static readonly Option<bool> Accept = new("--accept") { Description = "Make what the stack registers its snapshot." };

    public static Command Create()
    {
        var command = new Command(
            "preview",
            """
            Shows what would be created, updated, replaced and deleted in a stack, without an AWS account: all definitions are validated, the program
            runs as in `pulumi preview`, and what it registers is compared with the stack's snapshot, Tests/Snapshots/STACK.yaml.
            Exit code: 0 where nothing changes, 2 where something does, 1 where the stack is invalid or can't be compared.
            """)
        {
            Stack, Diff, ShowSames, Markdown, Json, Accept,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Accept) && (parsed.GetValue(Diff) is not null || parsed.GetValue(Json) || parsed.GetValue(Markdown)))
            {
                parsed.AddError("--accept makes what the stack registers its snapshot: it goes with --stack only.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(parsed, Console.Out, Console.Error));
        return command;
    }

    /// <returns>The exit code.</returns>
    private static Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var format = parsed.GetValue(Json) ? PreviewFormat.Json : parsed.GetValue(Markdown) ? PreviewFormat.Markdown : PreviewFormat.Text;
        var stack = parsed.GetValue(Stack);
        return parsed.GetValue(Accept)
            ? AcceptAsync(stack, null, output, error)
            : ShowAsync(new() { Stack = stack ?? "dev", DiffBase = parsed.GetValue(Diff) }, format, parsed.GetValue(ShowSames), output, error);
    }

    /// <summary>Shows what would change.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> ShowAsync(PreviewOptions options, PreviewFormat format, bool showSames, TextWriter output, TextWriter error)
    {
        try
        {
            var preview = await Previewer.RunAsync(options);
            switch (format)
            {
                case PreviewFormat.Json:
                    PreviewJson.Write(output, preview);
                    break;
                case PreviewFormat.Markdown:
                    PreviewMarkdown.Write(output, preview);
                    break;
                default:
                    PreviewText.Write(output, preview, showSames, ReferenceEquals(output, Console.Out) && ConsoleTerminal.ShowsColours);
                    break;
            }

            return preview.IsInvalid ? Invalid : preview.HasChanges ? Changed : Unchanged;
        }
        catch (ProvisioningException e)
        {
            switch (format)
            {
                case PreviewFormat.Json:
                    PreviewJson.WriteInvalid(output, options.Stack, e.Message);
                    break;
                case PreviewFormat.Markdown:
                    PreviewMarkdown.WriteInvalid(output, options.Stack, e.Message);
                    break;
            }

            await error.WriteLineAsync(e.Message);
            return Invalid;
        }
    }

    /// <summary>Makes what stacks register their snapshots.</summary>
    /// <param name="stack">The stack; null for all of them.</param>
    /// <param name="repository">Where the stacks are; null for where this runs.</param>
    /// <param name="output">Told what was written.</param>
    /// <param name="error">Told why something was not.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> AcceptAsync(string? stack, Repository? repository, TextWriter output, TextWriter error)
    {
        try
        {
            repository ??= Repository.Find();
            foreach (var name in stack is null ? repository.Stacks : [stack])
            {
                var preview = await Previewer.RunAsync(new() { Stack = name, Repository = repository });
                var file = Path.Combine(repository.Root, Snapshot.PathOf(name));
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, Snapshot.Write(name, [.. preview.Registered]));
                await output.WriteLineAsync($"{Snapshot.PathOf(name)} is written. {PreviewText.Summary(preview)}");
            }

            return Unchanged;
        }
        catch (ProvisioningException e)
        {
            await error.WriteLineAsync(e.Message);
            return Invalid;
        }
    }
}

/// <summary>For whom a preview is printed.</summary>
internal enum PreviewFormat
{
    /// <summary>For people at a terminal.</summary>
    Text,

    /// <summary>For a pull request.</summary>
    Markdown,

    /// <summary>For tools.</summary>
    Json,
}
