namespace Stepyard.StatesLanguage.Executions;

/// <summary>Who an execution is: what the context object and the history say about it.</summary>
/// <param name="Id">The execution's ARN.</param>
/// <param name="Name">The execution's name.</param>
/// <param name="StateMachineId">The state machine's ARN.</param>
/// <param name="StateMachineName">The state machine's name.</param>
/// <param name="RoleArn">The role that the state machine runs as.</param>
public sealed record ExecutionIdentity(string Id, string Name, string StateMachineId, string StateMachineName, string RoleArn)
{
    /// <summary>The region, the fourth part of the ARN; empty where the ARN has none.</summary>
    public string Region => Id.Split(':', 5) is [_, _, _, var region, ..] ? region : "";
}
