using System.CommandLine;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CommandLine;

/// <summary><c>preview</c>: shows what would change in a stack, without an account.</summary>
internal static class PreviewCommand
{
    private const int Unchanged = 0;
    private const int Invalid = 1;
    private const int Changed = 2;

    private static readonly Option<string?> Stack = new("--stack") { Description = "The stack: its configuration is Pulumi.STACK.yaml. [default: dev; with --accept: every stack]", HelpName = "name" };

    private static readonly Option<string?> Diff = new("--diff") { Description = "Compare with the snapshot as it was at a git revision. [default: the snapshot in the working folder]", HelpName = "revision" };

    private static readonly Option<bool> ShowSames = new("--show-sames") { Description = "Show resources that stay the same, too." };

    private static readonly Option<bool> Accept = new("--accept") { Description = "Make what the stack registers its snapshot." };

    public static Command Create()
    {
        var command = new Command(
            "preview",
            """
            Shows what would be created, updated, replaced and deleted in a stack, without an AWS account: the program runs as in `pulumi preview`,
            and what it registers is compared with the stack's snapshot, Tests/Snapshots/STACK.yaml.
            Exit code: 0 where nothing changes, 2 where something does, 1 where the stack is invalid or can't be compared.
            """)
        {
            Stack, Diff, ShowSames, Accept,
        };
        command.SetAction((parsed, _) => RunAsync(parsed, Console.Out, Console.Error));
        return command;
    }

    /// <returns>The exit code.</returns>
    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error)
    {
        try
        {
            return parsed.GetValue(Accept)
                ? await AcceptAsync(parsed.GetValue(Stack), output)
                : await ShowAsync(new() { Stack = parsed.GetValue(Stack) ?? "dev", DiffBase = parsed.GetValue(Diff) }, parsed, output);
        }
        catch (ProvisioningException e)
        {
            await error.WriteLineAsync(e.Message);
            return Invalid;
        }
    }

    private static async Task<int> ShowAsync(PreviewOptions options, ParseResult parsed, TextWriter output)
    {
        var preview = await Previewer.RunAsync(options);
        PreviewText.Write(output, preview, parsed.GetValue(ShowSames));
        return preview.HasChanges ? Changed : Unchanged;
    }

    private static async Task<int> AcceptAsync(string? stack, TextWriter output)
    {
        var repository = Repository.Find();
        foreach (var name in stack is null ? repository.Stacks : [stack])
        {
            var preview = await Previewer.RunAsync(new() { Stack = name, Repository = repository });
            await output.WriteLineAsync($"{Snapshot.PathOf(name)}: {PreviewText.Summary(preview)}");
            await File.WriteAllTextAsync(Path.Combine(repository.Root, Snapshot.PathOf(name)), Snapshot.Write(name, [.. preview.Registered]));
        }

        return Unchanged;
    }
}
