using System.Text.Json;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions;

/// <summary>
/// One revision of a state machine, which can be started: the definition as it was given, the same parsed, and its settings.
/// Executions keep the one that they were started with; a version is one that has a number.
/// </summary>
internal sealed record DeployedStateMachine
{
    public const string InitialRevision = "INITIAL";

    /// <summary><c>arn:aws:states:REGION:ACCOUNT:stateMachine:NAME</c>, also for a version.</summary>
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required WorkflowType Type { get; init; }

    /// <summary>The definition's text, exactly as given.</summary>
    public required string Definition { get; init; }

    public required StateMachine Machine { get; init; }

    public required string RoleArn { get; init; }

    public required LoggingConfiguration Logging { get; init; }

    public required bool Tracing { get; init; }

    public required EncryptionConfiguration Encryption { get; init; }

    /// <summary>When the state machine was created, or the version published.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>When this revision was made.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Null for the revision that a state machine was created with, which is called <see cref="InitialRevision"/>.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The number of a version, from 1 on; null for what is not a version.</summary>
    public int? Version { get; init; }

    public string? VersionDescription { get; init; }

    /// <summary>The alias that an execution was started by; null for others.</summary>
    public string? AliasArn { get; init; }

    /// <summary><c>arn:aws:states:REGION:ACCOUNT:stateMachine:NAME:VERSION</c>; null for what is not a version.</summary>
    public string? VersionArn => Version is { } version ? $"{Arn}:{version}" : null;

    public bool IsExpress => Type == WorkflowType.Express;

    /// <summary>The type's name in the API.</summary>
    public string TypeName => IsExpress ? "EXPRESS" : "STANDARD";

    /// <summary>The ARN of a Standard execution: <c>…:execution:NAME:EXECUTION</c>.</summary>
    public string ExecutionArn(string execution) => $"{Prefix}execution:{Name}:{execution}";

    /// <summary>The ARN of an Express execution: <c>…:express:NAME:EXECUTION:UUID</c>.</summary>
    public string ExpressArn(string execution, string uuid) => $"{Prefix}express:{Name}:{execution}:{uuid}";

    /// <summary>Whether another revision has the same definition, role and settings.</summary>
    public bool IsSame(DeployedStateMachine other) => IsSameButForTheRole(other) && RoleArn == other.RoleArn;

    /// <summary>Whether another revision is the same as far as the idempotency of CreateStateMachine goes.</summary>
    public bool IsSameButForTheRole(DeployedStateMachine other) =>
        Definition == other.Definition && Type == other.Type && Logging == other.Logging && Tracing == other.Tracing && Encryption == other.Encryption;

    /// <summary>Writes the members that every description of a state machine has for its settings.</summary>
    public void WriteSettings(Utf8JsonWriter response)
    {
        Logging.WriteTo(response);
        response.WriteStartObject("tracingConfiguration"u8);
        response.WriteBoolean("enabled"u8, Tracing);
        response.WriteEndObject();
        Encryption.WriteTo(response);
        if (RevisionId is not null)
        {
            response.WriteString("revisionId"u8, RevisionId);
        }
    }

    private string Prefix => Arn[..Arn.LastIndexOf("stateMachine:", StringComparison.Ordinal)];
}
