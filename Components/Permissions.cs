using System.Collections.Frozen;
using System.Collections.Immutable;
using Pulumi;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed, read off the definition's Task states and distributed Map states.</summary>
/// <remarks>
/// Placeholders stay symbolic until the end, so the statements are known while a preview runs, before any ARN is.
/// AWS: Step Functions developer guide, "How Step Functions generates IAM policies for integrated services".
/// </remarks>
internal static class Permissions
{
    private const string Integration = "arn:aws:states:::";
    private const string Sdk = "aws-sdk:";
    private const string Callback = ".waitForTaskToken";

    // What is called, and which parameters name it. An SDK integration takes the same parameters as an optimized one.
    private static readonly FrozenDictionary<string, (CallKind Kind, string[] Parameters)> Calls = new Dictionary<string, (CallKind, string[])>
    {
        ["lambda:invoke"] = (CallKind.Function, ["FunctionName"]),
        ["sns:publish"] = (CallKind.Topic, ["TopicArn"]),
        ["sqs:sendMessage"] = (CallKind.Queue, ["QueueUrl"]),
        ["dynamodb:getItem"] = (CallKind.Table, ["TableName"]),
        ["dynamodb:putItem"] = (CallKind.Table, ["TableName"]),
        ["dynamodb:updateItem"] = (CallKind.Table, ["TableName"]),
        ["dynamodb:deleteItem"] = (CallKind.Table, ["TableName"]),
        ["dynamodb:query"] = (CallKind.Table, ["TableName"]),
        ["dynamodb:scan"] = (CallKind.Table, ["TableName"]),
        ["kinesis:putRecord"] = (CallKind.DataStream, ["StreamName"]),
        ["kinesis:putRecords"] = (CallKind.DataStream, ["StreamName"]),
        ["events:putEvents"] = (CallKind.EventBus, []),
        ["eventbridge:putEvents"] = (CallKind.EventBus, []),
        ["sfn:startExecution"] = (CallKind.StateMachine, ["StateMachineArn"]),
        ["states:startExecution"] = (CallKind.StateMachine, ["StateMachineArn"]),
        ["states:startExecution.sync"] = (CallKind.AwaitedStateMachine, ["StateMachineArn"]),
        ["states:startExecution.sync:2"] = (CallKind.AwaitedStateMachine, ["StateMachineArn"]),
        ["batch:submitJob"] = (CallKind.Job, ["JobDefinition", "JobQueue"]),
        ["batch:submitJob.sync"] = (CallKind.AwaitedJob, ["JobDefinition", "JobQueue"]),
    }.ToFrozenDictionary();

    /// <summary>The statements that the tasks need: one an action, its resources exactly those the definition names.</summary>
    /// <exception cref="RunException">A task calls something whose permission can't be derived.</exception>
    public static IEnumerable<Statement> Of(Definition definition, ImmutableDictionary<string, Output<string>> substitutions, AwsTarget target, Output<string> stateMachineArn)
    {
        var tasks = definition.Machine.Tasks.ToLookup(t => Kind(t, definition));

        if (Named(FunctionOf, CallKind.Function) is { Length: > 0 } functions)
        {
            yield return new Statement("InvokeFunctions", ["lambda:InvokeFunction"], functions);
        }

        if (Named(task => Parameter(task, "TopicArn")!, CallKind.Topic) is { Length: > 0 } topics)
        {
            yield return new Statement("PublishToTopics", ["sns:Publish"], topics);
        }

        if (Named(task => Parameter(task, "QueueUrl")!, CallKind.Queue) is { Length: > 0 } queues)
        {
            yield return new Statement("SendMessages", ["sqs:SendMessage"], [.. queues.Select(url => QueueArn(url, target))]);
        }

        foreach (var (action, calls) in ByAction(CallKind.Table))
        {
            yield return new Statement(
                action == "Query" ? "Queries" : $"{action}s",
                [$"dynamodb:{action}"],
                [.. Resolved(calls, TableOf).Select(table => target.ArnOf("dynamodb", "table", table))]);
        }

        foreach (var (action, calls) in ByAction(CallKind.DataStream))
        {
            yield return new Statement(
                $"{action}ToStreams", [$"kinesis:{action}"], [.. Resolved(calls, task => Parameter(task, "StreamName")!).Select(stream => target.ArnOf("kinesis", "stream", stream))]);
        }

        if (tasks[CallKind.EventBus].SelectMany(task => EventPermissions.BusesOf(task)!.Value).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } buses)
        {
            yield return EventPermissions.Of(buses.Select(bus => Definition.Resolve(bus, substitutions)), target);
        }

        if (tasks[CallKind.PhoneNumber].Any())
        {
            // A phone number has no ARN, so AWS offers only "*" here; leaving out every topic leaves just the phone numbers.
            yield return new Statement("SendTextMessages", "sns:Publish", target.EveryArn("sns")) { ExceptResources = true };
        }

        if (Named(MachineOf, CallKind.StateMachine, CallKind.AwaitedStateMachine) is { Length: > 0 } machines)
        {
            yield return new Statement("StartExecutions", ["states:StartExecution"], machines);
        }

        if (Named(MachineOf, CallKind.AwaitedStateMachine) is { Length: > 0 } awaited)
        {
            yield return new Statement("AwaitExecutions", ["states:DescribeExecution", "states:StopExecution"], [.. awaited.Select(ExecutionsOf)]);
            yield return new Statement(
                "HearOfExecutions",
                ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                [target.Arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")]);
        }

        foreach (var statement in BatchPermissions.Of(
            Named(task => Parameter(task, "JobDefinition")!, CallKind.Job, CallKind.AwaitedJob),
            Named(task => Parameter(task, "JobQueue")!, CallKind.Job, CallKind.AwaitedJob),
            tasks[CallKind.AwaitedJob].Any(),
            target))
        {
            yield return statement;
        }

        foreach (var statement in HttpPermissions.Of(definition, [.. tasks[CallKind.HttpApi]], substitutions, stateMachineArn))
        {
            yield return statement;
        }

        foreach (var statement in MapPermissions.Of(definition, substitutions, target, stateMachineArn))
        {
            yield return statement;
        }

        IEnumerable<(string Action, IEnumerable<TaskState> Calls)> ByAction(CallKind kind) =>
            from call in tasks[kind]
            let name = NameOf(call).Split(':')[1]
            group call by $"{char.ToUpperInvariant(name[0])}{name[1..]}" into calls
            orderby calls.Key
            select (calls.Key, calls.AsEnumerable());

        ImmutableArray<Output<string>> Named(Func<TaskState, string> arn, params CallKind[] kinds) =>
            [.. Resolved(kinds.SelectMany(kind => tasks[kind]), arn)];

        IEnumerable<Output<string>> Resolved(IEnumerable<TaskState> calls, Func<TaskState, string> name) =>
            calls.Select(name).Distinct(StringComparer.Ordinal).Select(text => Definition.Resolve(text, substitutions));
    }

    private enum CallKind
    {
        Function,
        Topic,
        PhoneNumber,
        Queue,
        Table,
        DataStream,
        EventBus,
        StateMachine,
        AwaitedStateMachine,
        Job,
        AwaitedJob,

        HttpApi,

        /// <summary>Its workers come to it, so the role needs nothing.</summary>
        Activity,
    }

    private static CallKind Kind(TaskState task, Definition definition)
    {
        if (!task.Resource.StartsWith(Integration, StringComparison.Ordinal))
        {
            return task.Resource.Contains(":activity:", StringComparison.Ordinal) ? CallKind.Activity : CallKind.Function;
        }

        var name = NameOf(task);
        if (name == HttpPermissions.Call)
        {
            return CallKind.HttpApi;
        }

        if (!Calls.TryGetValue(name, out var call))
        {
            throw Underivable(
                $"Derivable: a function's or an activity's ARN, {string.Join(", ", Calls.Keys.Append(HttpPermissions.Call).Order(StringComparer.Ordinal))}; those with .waitForTaskToken, and as aws-sdk:. Teach Components/Permissions.cs the service.");
        }

        if (call.Kind == CallKind.EventBus && EventPermissions.BusesOf(task) is null)
        {
            throw Underivable($"\"{EventPermissions.Bus}\" only shows at run time. Give \"{EventPermissions.Bus}\" a fixed value, such as a placeholder.");
        }

        return Array.Find(call.Parameters, parameter => Parameter(task, parameter) is null) is not { } missing ? call.Kind
            : name == "sns:publish" && HasParameter(task, "PhoneNumber") ? CallKind.PhoneNumber
            : throw Underivable(
                (task.Parameters is StringValue || HasParameter(task, missing) ? $"\"{missing}\" only shows at run time. " : $"\"{missing}\" is not there. ")
                + $"Give \"{missing}\" a fixed value, such as a placeholder.");

        RunException Underivable(string why) => new(
            $"definitions/{definition.File.Name}.asl.json: state '{task.Name}' calls {task.Resource}, and what its role needs can't be read off the definition. {why}");
    }

    // A Task that waits for its token makes the same call as one that doesn't.
    private static string NameOf(TaskState task)
    {
        var name = task.Resource[Integration.Length..].Replace(Callback, "", StringComparison.Ordinal);
        return name.StartsWith(Sdk, StringComparison.Ordinal) ? name[Sdk.Length..] : name;
    }

    private static string FunctionOf(TaskState task) =>
        task.Resource.StartsWith(Integration, StringComparison.Ordinal) ? Parameter(task, "FunctionName")! : task.Resource;

    // An index has an ARN of its own, below its table's.
    private static string TableOf(TaskState task) =>
        Parameter(task, "IndexName") is { } index ? $"{Parameter(task, "TableName")}/index/{index}" : Parameter(task, "TableName")!;

    private static string MachineOf(TaskState task) => Parameter(task, "StateMachineArn")!;

    /// <summary>All executions of a state machine: <c>…:execution:NAME:*</c>.</summary>
    internal static Output<string> ExecutionsOf(Output<string> stateMachineArn) =>
        stateMachineArn.Apply(arn => $"{arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:*");

    // https://sqs.REGION.amazonaws.com/ACCOUNT/NAME, or http://127.0.0.1:PORT/ACCOUNT/NAME of the local cloud; what the URL does not tell is the stack's own.
    private static Output<string> QueueArn(Output<string> url, AwsTarget target) => Output.All([target.Arn("sqs", ""), url]).Apply(it =>
        it[0].Split(':') is [_, var partition, _, var ownRegion, ..]
        && Uri.TryCreate(it[1], UriKind.Absolute, out var queue) && queue.AbsolutePath.Split('/') is ["", var account, var name]
        && (queue.Host.Split('.') is ["sqs", var hostRegion, ..] ? hostRegion : queue.IsLoopback ? ownRegion : null) is { } region
            ? $"arn:{partition}:sqs:{region}:{account}:{name}"
            : throw new RunException($"'{it[1]}' is not the URL of a queue, which is https://sqs.REGION.amazonaws.com/ACCOUNT/NAME."));

    // What a JSONata expression will give is not known before it runs.
    private static string? Parameter(TaskState task, string name) =>
        task.Parameters is ObjectValue parameters && parameters.TryGetValue(name, out var value) && value is StringValue { Text: var text }
        && !text.StartsWith("{%", StringComparison.Ordinal) ? text : null;

    private static bool HasParameter(TaskState task, string name) =>
        task.Parameters is ObjectValue parameters && (parameters.TryGetValue(name, out _) || parameters.TryGetValue(name + ".$", out _));
}
