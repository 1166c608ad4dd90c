using System.Collections.Immutable;
using Pulumi;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Preview;

/// <summary>Runs the program in preview, and compares what it registers with what it did before.</summary>
internal static class Previewer
{
    /// <exception cref="ProvisioningException">The stack can't be previewed: its configuration, a definition, the program, what it is compared with.</exception>
    public static async Task<StackPreview> RunAsync(PreviewOptions options)
    {
        var (name, before) = Base(options);
        var after = await RecordAsync(options, before);
        return StackPreview.Compare(options.Stack, name, before, after.Resources);
    }

    /// <summary>What the program registers for a stack, with the inputs marked that are unknown until resources which are not there yet are deployed.</summary>
    /// <inheritdoc cref="RunAsync"/>
    private static async Task<RecordedStack> RecordAsync(PreviewOptions options, ImmutableArray<RecordedResource> deployed)
    {
        var there = deployed.Select(resource => (resource.Type, resource.Name)).ToHashSet();
        try
        {
            var recorded = await RecordedStack.RecordAsync(options.Program, options.Stack, options.ConfigOverrides, isDeployed: null);
            var previewed = await RecordedStack.RecordAsync(options.Program, options.Stack, options.ConfigOverrides, (type, name) => there.Contains((type, name)));
            return recorded.WithUnknownsOf(previewed);
        }
        catch (Exception e) when (ProgramErrors.IsOfTheProgram(e))
        {
            throw new ProvisioningException(ProgramErrors.MessageOf(e));
        }
    }

    private static (string Name, ImmutableArray<RecordedResource> Resources) Base(PreviewOptions options)
    {
        var path = Snapshot.PathOf(options.Stack);
        options.Repository.StackFile(options.Stack);
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

/// <summary>What is previewed, and what it is compared with.</summary>
internal sealed record PreviewOptions
{
    /// <summary>The stack; it has a file <c>Pulumi.STACK.yaml</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>The git revision whose snapshot is compared with; null for the one that lies in the repository's folder.</summary>
    public string? DiffBase { get; init; }

    /// <summary>Configuration that differs from the stack's file, by full key.</summary>
    public ImmutableDictionary<string, string> ConfigOverrides { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The program, with options for its stack.</summary>
    public Func<StackOptions, PulumiProgram> Program { get; init; } = PulumiPrograms.StepyardWith;

    public Repository Repository { get; init; } = Repository.Find();
}
