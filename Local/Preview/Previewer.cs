using System.Collections.Immutable;
using Stepyard.Local.CommandLine;
using Stepyard.Local.GuardRails;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview.Policies;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Preview;

/// <summary>Checks the definitions, runs the program in preview, compares what it registers with what it did before, and looks at both.</summary>
internal static class Previewer
{
    /// <exception cref="ProvisioningException">The stack can't be previewed: its configuration, a definition, the program, what it is compared with.</exception>
    public static async Task<StackPreview> RunAsync(PreviewOptions options)
    {
        var (name, before) = Base(options);
        Validate(options.Definitions);
        var after = await RecordAsync(options, before);
        var preview = StackPreview.Compare(options.Stack, name, before, after.Resources);
        return preview with { Findings = [.. AccessFindings.In(preview.Changes), .. GuardRailFindings(options, after)] };
    }

    private static ImmutableArray<Finding> GuardRailFindings(PreviewOptions options, RecordedStack stack)
    {
        var report = GuardRailReport.Of(options.Stack, stack.Resources, GuardRailsFile.Read(options.Repository));
        return report.Stale.IsEmpty ? report.Findings : throw new ProvisioningException(string.Join('\n', report.StaleProblems));
    }

    // Those of other stacks too: a pull request that breaks prod's is told so when dev is previewed.
    private static void Validate(string folder)
    {
        var files = Directory.EnumerateFiles(folder, ValidatedFile.Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => ValidatedFile.Read(path, null))
            .Where(file => !file.IsValid)
            .ToArray();
        if (files.Length > 0)
        {
            using var text = new StringWriter { NewLine = "\n" };
            ValidationText.Write(text, files);
            throw new ProvisioningException(text.ToString().TrimEnd());
        }
    }

    /// <summary>What the program registers for a stack, with the inputs marked that are unknown until resources which are not there yet are deployed.</summary>
    private static async Task<RecordedStack> RecordAsync(PreviewOptions options, ImmutableArray<RecordedResource> deployed)
    {
        var there = deployed.Select(resource => (resource.Type, resource.Name)).ToHashSet();
        try
        {
            var recorded = await RecordedStack.RecordAsync(options, isDeployed: null);
            var previewed = await RecordedStack.RecordAsync(options, (type, name) => there.Contains((type, name)));
            return recorded.WithUnknownsOf(previewed);
        }
        catch (Exception e) when (ProgramErrors.IsOfTheProgram(e))
        {
            throw new ProvisioningException(ProgramErrors.MessageOf(e));
        }
    }

    private static (string Name, ImmutableArray<RecordedResource> Resources) Base(PreviewOptions options)
    {
        // A stack that there is not has no snapshot either; that is not what is wrong with it.
        options.Repository.StackFile(options.Stack);
        var path = Snapshot.PathOf(options.Stack);
        if (options.DiffBase is { } revision)
        {
            var found = GitRevision.Find(options.Repository.Root, revision);
            return Read(found.Read(path), $"{path} at {revision}");
        }

        var file = Path.Combine(options.Repository.Root, path);
        return Read(File.Exists(file) ? File.ReadAllText(file) : null, path);
    }

    // A stack that is new has nothing to compare with: all of it is created.
    private static (string Name, ImmutableArray<RecordedResource> Resources) Read(string? text, string name) =>
        text is null ? ($"{name}, which is not there", []) : (name, Snapshot.Read(text, name));
}
