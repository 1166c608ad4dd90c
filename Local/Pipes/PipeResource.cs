using System.Collections.Immutable;
using Stepyard.Local.EventPatterns;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Pipes;

/// <summary>A pipe of the stack, from an SQS queue to a state machine. Encryption, logging and the batching window change nothing here.</summary>
/// <param name="account">Where it is.</param>
/// <param name="add">Is given each pipe that is to run.</param>
internal sealed class PipeResource(Account account, Action<Pipe> add) : IResourceType
{
    private const int MostMessages = 10_000;

    public string Token => "aws-native:pipes:Pipe";

    public Provisioned Create(ResourceRequest request)
    {
        if (request.OptionalText("enrichment") is not null)
        {
            throw request.Mistake("'enrichment' is not supported here; do it in the workflow.");
        }

        var name = request.PhysicalName("name");
        var parameters = request.OptionalMap("sourceParameters");
        var stateMachine = Map(request.OptionalMap("targetParameters"), "stepFunctionStateMachineParameters");
        var pipe = new Pipe(name, account.Arn("pipes", $"pipe/{name}"), request.Text("roleArn"), Arn(request, "source", ":sqs:", "SQS queues"), Arn(request, "target", ":stateMachine:", "state machines"))
        {
            Filters = [.. Filters(request, parameters)],
            BatchSize = BatchSize(request, Map(parameters, "sqsQueueParameters")),
            Template = request.OptionalMap("targetParameters")?.GetValueOrDefault("inputTemplate") is string template ? new(template) : null,
            WaitsForEnd = stateMachine?.GetValueOrDefault("invocationType") is not "FIRE_AND_FORGET",
        };
        var isRunning = request.OptionalText("desiredState") != "STOPPED";
        if (isRunning)
        {
            add(pipe);
        }

        return new(name, new Dictionary<string, object> { ["arn"] = pipe.Arn, ["name"] = name, ["currentState"] = isRunning ? "RUNNING" : "STOPPED" });
    }

    private static string Arn(ResourceRequest request, string key, string kind, string kinds) =>
        request.Text(key).Contains(kind, StringComparison.Ordinal)
            ? request.Text(key)
            : throw request.Mistake($"'{key}' is {request.Text(key)}; here pipes lead from SQS queues to state machines, and this is none of the {kinds}.");

    private static int BatchSize(ResourceRequest request, ImmutableDictionary<string, object>? queue) =>
        queue?.GetValueOrDefault("batchSize") is not double size ? 10
        : size is >= 1 and <= MostMessages ? (int)size
        : throw request.Mistake($"'batchSize' is {size}; 1 to {MostMessages} are allowed.");

    private static IEnumerable<EventPattern> Filters(ResourceRequest request, ImmutableDictionary<string, object>? parameters)
    {
        if (Map(parameters, "filterCriteria")?.GetValueOrDefault("filters") is not ImmutableArray<object> filters)
        {
            yield break;
        }

        foreach (var filter in filters.OfType<ImmutableDictionary<string, object>>())
        {
            yield return Pattern(request, filter.GetValueOrDefault("pattern") as string ?? "");
        }
    }

    private static EventPattern Pattern(ResourceRequest request, string pattern)
    {
        try
        {
            return EventPattern.Parse(pattern);
        }
        catch (PatternException mistake)
        {
            throw request.Mistake($"a filter is not valid. Reason: {mistake.Message}");
        }
    }

    private static ImmutableDictionary<string, object>? Map(ImmutableDictionary<string, object>? map, string key) =>
        map?.GetValueOrDefault(key) as ImmutableDictionary<string, object>;
}
