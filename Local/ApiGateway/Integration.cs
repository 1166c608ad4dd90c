using System.Buffers;
using System.Collections.Frozen;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.ApiGateway;

/// <summary>What a route calls: one operation of Step Functions, as a role, with parameters from the request.</summary>
/// <remarks>AWS: HTTP API developer guide, "Integration subtype reference".</remarks>
internal sealed class Integration(string operation, string credentialsArn, FrozenDictionary<string, Selection> parameters, TimeSpan timeout)
{
    /// <summary>Who API Gateway is to the roles that it assumes.</summary>
    public const string Principal = "apigateway.amazonaws.com";

    /// <summary>The name of its sessions.</summary>
    public const string Session = "BackplaneAssumeRoleSession";

    /// <summary>The subtypes, and the parameters that each needs.</summary>
    public static readonly FrozenDictionary<string, string> Required = new Dictionary<string, string>
    {
        ["StepFunctions-StartExecution"] = "StateMachineArn",
        ["StepFunctions-StartSyncExecution"] = "StateMachineArn",
        ["StepFunctions-StopExecution"] = "ExecutionArn",
    }.ToFrozenDictionary();

    /// <summary>The parameters that the subtypes take.</summary>
    public static readonly FrozenSet<string> Allowed =
        FrozenSet.Create("StateMachineArn", "Name", "Input", "Region", "TraceHeader", "ExecutionArn", "Error", "Cause");

    /// <summary>How long a client waits, at most 30 s.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>The state machine that the integration starts, where it is a fixed one.</summary>
    public string? StateMachineArn => parameters.GetValueOrDefault("StateMachineArn")?.Fixed;

    /// <summary>Takes on the integration's role.</summary>
    /// <exception cref="Wire.AwsException">Its trust policy doesn't let API Gateway.</exception>
    public Caller Assume(IAccess access, string sourceArn) =>
        access.Assume(credentialsArn, Principal, sourceArn, Session);

    /// <summary>Calls Step Functions.</summary>
    /// <exception cref="Wire.AwsException">It refuses.</exception>
    public ValueTask CallAsync(IStateMachines stateMachines, Exchange exchange, Caller caller, IBufferWriter<byte> response) => operation switch
    {
        "StepFunctions-StartSyncExecution" => stateMachines.StartSyncExecutionAsync(Start(exchange), caller, response, CancellationToken.None),
        "StepFunctions-StartExecution" => stateMachines.StartExecutionAsync(Start(exchange), caller, response, CancellationToken.None),
        _ => stateMachines.StopExecutionAsync(new(Text("ExecutionArn", exchange) ?? "", Text("Error", exchange), Text("Cause", exchange)), caller, response, CancellationToken.None),
    };

    // What has been started goes on when the client has stopped waiting: hence no cancellation above.
    private StartRequest Start(Exchange exchange) => new(
        Text("StateMachineArn", exchange) ?? "",
        parameters.TryGetValue("Input", out var input) ? input.Select(exchange) ?? default : default,
        Text("Name", exchange),
        Text("TraceHeader", exchange));

    private string? Text(string parameter, Exchange exchange) =>
        parameters.TryGetValue(parameter, out var selection) ? selection.SelectText(exchange) : null;
}
