using System.Collections.Immutable;

namespace Stepyard.Local.StepFunctions;

/// <summary>A name for one or two versions of a state machine, between which it divides the executions.</summary>
/// <param name="StateMachineArn">The state machine.</param>
/// <param name="Name">The alias's name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Routes">One or two; their weights add up to 100.</param>
/// <param name="CreationDate">When it was created.</param>
/// <param name="UpdateDate">When it was changed last.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html</remarks>
internal sealed record StateMachineAlias(
    string StateMachineArn, string Name, string? Description, ImmutableArray<Route> Routes, DateTimeOffset CreationDate, DateTimeOffset UpdateDate)
{
    public string Arn => $"{StateMachineArn}:{Name}";

    public bool LeadsTo(string versionArn) => Routes.Any(route => route.VersionArn == versionArn);

    /// <summary>The version that the next execution runs.</summary>
    public string Choose(Random random) => random.Next(100) < Routes[0].Weight ? Routes[0].VersionArn : Routes[^1].VersionArn;
}

/// <summary>The share of executions, in percent, that an alias sends to a version.</summary>
internal readonly record struct Route(string VersionArn, int Weight);
