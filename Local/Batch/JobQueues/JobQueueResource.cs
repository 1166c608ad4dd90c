using System.Collections.Immutable;
using Stepyard.Local.Batch.ComputeEnvironments;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.JobQueues;

/// <summary>A job queue, served first in, first out.</summary>
internal sealed class JobQueueResource(Account account, JobQueueDirectory queues, ComputeEnvironmentDirectory environments) : IResourceType
{
    private static readonly string[] Unsupported = ["schedulingPolicyArn", "serviceEnvironmentOrder", "jobStateTimeLimitActions"];

    public string Token => "aws-native:batch:JobQueue";

    public Provisioned Create(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here; leave it out, or set it for deployed stacks only.");
        }

        var name = request.PhysicalName("jobQueueName");
        if (!BatchNames.IsName(name))
        {
            throw request.Mistake($"'jobQueueName' is {name}; up to 128 letters, digits, hyphens and underscores are allowed.");
        }

        var priority = request.OptionalNumber("priority") ?? throw request.Mistake("'priority' is required.");
        var arn = account.Arn("batch", $"job-queue/{name}");
        queues.Add(new(name, arn, (int)priority, request.OptionalText("state") != "DISABLED", Environments(request), Tags(request)));
        return new(arn, new Dictionary<string, object> { ["jobQueueArn"] = arn, ["jobQueueName"] = name });
    }

    private ImmutableArray<ComputeEnvironment> Environments(ResourceRequest request)
    {
        var order = request.List("computeEnvironmentOrder")
            .Select(entry => entry is ImmutableDictionary<string, object> map && map.GetValueOrDefault("order") is double place && map.GetValueOrDefault("computeEnvironment") is string reference
                ? (Place: place, Environment: environments.TryFind(reference, out var environment)
                    ? environment
                    : throw request.Mistake($"'computeEnvironmentOrder' names {reference}; the stack has {string.Join(", ", environments.All.Select(other => other.Arn).DefaultIfEmpty("none"))}."))
                : throw request.Mistake("each of 'computeEnvironmentOrder' has 'order' and 'computeEnvironment'."))
            .OrderBy(entry => entry.Place)
            .Select(entry => entry.Environment)
            .ToImmutableArray();
        return order.Length is >= 1 and <= 3 ? order : throw request.Mistake($"'computeEnvironmentOrder' has {order.Length} entries; 1 to 3 are allowed.");
    }

    private static ObjectValue Tags(ResourceRequest request) =>
        request.OptionalMap("tags") is { } tags ? (ObjectValue)Value.Parse(InputJson.ToElement(tags).GetRawText()) : ObjectValue.Empty;
}
