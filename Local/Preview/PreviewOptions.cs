using System.Collections.Immutable;
using Pulumi;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Preview;

/// <summary>What is previewed, and what it is compared with.</summary>
internal sealed record PreviewOptions
{
    /// <summary>The stack; it has a file <c>Pulumi.STACK.yaml</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>The git revision whose snapshot is compared with; null for the one that lies in the repository's folder.</summary>
    public string? DiffBase { get; init; }

    /// <summary>Configuration that differs from the stack's file, by key.</summary>
    public ImmutableDictionary<string, string> ConfigOverrides { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The program, with options for its stack.</summary>
    public Func<StackOptions, PulumiProgram> Program { get; init; } = PulumiPrograms.StepyardWith;

    /// <summary>Where the stacks are; the folder of <c>Pulumi.yaml</c> unless set.</summary>
    public Repository Repository { get => field ??= Repository.Find(); init; }

    /// <summary>The folder of the definitions.</summary>
    public string Definitions => ConfigOverrides.GetValueOrDefault("definitions") ?? Repository.Definitions;
}
