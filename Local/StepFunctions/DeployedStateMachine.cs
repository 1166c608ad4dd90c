using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions;

/// <summary>A state machine that can be started: the definition as it was given, the same parsed, and its settings.</summary>
internal sealed record DeployedStateMachine
{
    /// <summary><c>arn:aws:states:REGION:ACCOUNT:stateMachine:NAME</c>.</summary>
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required WorkflowType Type { get; init; }

    /// <summary>The definition's text, exactly as given.</summary>
    public required string Definition { get; init; }

    public required StateMachine Machine { get; init; }

    public required string RoleArn { get; init; }

    public required LoggingConfiguration Logging { get; init; }

    public required bool Tracing { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public required string RevisionId { get; init; }

    public bool IsExpress => Type == WorkflowType.Express;

    /// <summary>The type's name in the API.</summary>
    public string TypeName => IsExpress ? "EXPRESS" : "STANDARD";

    /// <summary>The ARN of a Standard execution: <c>…:execution:NAME:EXECUTION</c>.</summary>
    public string ExecutionArn(string execution) => $"{Prefix}execution:{Name}:{execution}";

    /// <summary>The ARN of an Express execution: <c>…:express:NAME:EXECUTION:UUID</c>.</summary>
    public string ExpressArn(string execution, string uuid) => $"{Prefix}express:{Name}:{execution}:{uuid}";

    private string Prefix => Arn[..Arn.LastIndexOf("stateMachine:", StringComparison.Ordinal)];
}
