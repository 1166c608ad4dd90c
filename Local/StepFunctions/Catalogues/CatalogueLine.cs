using System.Collections.Immutable;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions.Catalogues;

/// <summary>A line of the catalogue of state machines; it has one of these.</summary>
internal sealed record CatalogueLine
{
    public RevisionRecord? Revision { get; init; }

    /// <summary>A state machine as it is from here on.</summary>
    public StateMachineRecord? StateMachine { get; init; }

    /// <summary>An activity as it is from here on.</summary>
    public ActivityRecord? Activity { get; init; }

    /// <summary>The ARN of a state machine or an activity that was deleted.</summary>
    public string? Removed { get; init; }
}

/// <summary>A revision or a version of a state machine. It never changes, and executions name it by its key.</summary>
/// <param name="Key">Made of all the others; two revisions that differ have two keys.</param>
internal sealed record RevisionRecord(
    string Key, string Arn, string Name, WorkflowType Type, string Definition, string RoleArn, LoggingConfiguration Logging, bool Tracing,
    EncryptionConfiguration Encryption, DateTimeOffset CreationDate, DateTimeOffset UpdateDate, string? RevisionId, int? Version, string? VersionDescription)
{
    public static RevisionRecord Of(DeployedStateMachine machine) => new(
        "", machine.Arn, machine.Name, machine.Type, machine.Definition, machine.RoleArn, machine.Logging, machine.Tracing,
        machine.Encryption, machine.CreationDate, machine.UpdateDate, machine.RevisionId, machine.Version, machine.VersionDescription);

    /// <exception cref="Wire.AwsException">Its definition has mistakes, by the rules of today.</exception>
    public DeployedStateMachine Parse() => new()
    {
        Arn = Arn,
        Name = Name,
        Type = Type,
        Definition = Definition,
        Machine = DeployedStateMachines.Parse(Definition, Type),
        RoleArn = RoleArn,
        Logging = Logging,
        Tracing = Tracing,
        Encryption = Encryption,
        CreationDate = CreationDate,
        UpdateDate = UpdateDate,
        RevisionId = RevisionId,
        Version = Version,
        VersionDescription = VersionDescription,
    };
}

/// <summary>A state machine; its revisions by their keys.</summary>
internal sealed record StateMachineRecord(
    string Arn, string Current, ImmutableArray<string> Versions, ImmutableArray<StateMachineAlias> Aliases, ImmutableArray<Tag> Tags, int LastVersion,
    Publication? CreatedWith, bool IsDeclared);

/// <summary>An activity.</summary>
internal sealed record ActivityRecord(string Arn, string Name, DateTimeOffset CreationDate, EncryptionConfiguration Encryption, ImmutableArray<Tag> Tags);
