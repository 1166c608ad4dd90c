using System.Collections.Immutable;
using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>What a job is submitted with: the definition with what the request has otherwise.</summary>
/// <remarks>AWS: AWS Batch API Reference, SubmitJob.</remarks>
internal sealed record Submission(string Name, JobQueue Queue, JobDefinition Definition)
{
    private static readonly string[] Unsupported = ["nodeOverrides", "eksPropertiesOverride", "ecsPropertiesOverride", "consumableResourcePropertiesOverride"];

    public required ContainerProperties Container { get; init; }

    public required ObjectValue Parameters { get; init; }

    public required RetryStrategy Retry { get; init; }

    /// <summary>Whether the request or the definition has a retry strategy, and it is told of the job.</summary>
    public required bool TellsRetry { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <summary>The jobs that it waits for.</summary>
    public required ImmutableArray<Dependency> DependsOn { get; init; }

    /// <summary>How many children it has; null where it is no array job.</summary>
    public int? ArraySize { get; init; }

    public string? ShareIdentifier { get; init; }

    public required ObjectValue Tags { get; init; }

    public bool PropagatesTags { get; init; }

    /// <exception cref="AwsException"><c>ClientException</c>.</exception>
    public static Submission Read(Request request, JobQueue queue, JobDefinition definition)
    {
        var name = request.RequiredText("jobName");
        if (!BatchNames.IsName(name))
        {
            throw BatchError.Client("Job name should match valid pattern");
        }

        if (!queue.IsEnabled)
        {
            throw BatchError.Client($"JobQueue {queue.Name} is not in ENABLED state.");
        }

        if (Array.Find(Unsupported, member => request.Find(member) is not null) is { } unsupported)
        {
            throw BatchError.Client($"{unsupported} does not run here: jobs have containerOverrides.");
        }

        var retry = request.Structure("retryStrategy") is { } strategy ? RetryStrategy.Read(strategy) : definition.Retry;
        var parameters = request.Map("parameters").Aggregate(definition.Parameters, (all, parameter) => all.With(parameter.Key, parameter.Value));
        return new(name, queue, definition)
        {
            Container = definition.Container.For(request.Structure("containerOverrides") ?? new(ObjectValue.Empty), parameters),
            Parameters = parameters,
            Retry = retry ?? RetryStrategy.Once,
            TellsRetry = retry is not null,
            Timeout = JobTimeout.Read(request) ?? definition.Timeout,
            DependsOn = Dependencies(request),
            ArraySize = request.Structure("arrayProperties")?.Number("size", 2, 10_000),
            ShareIdentifier = request.Text("shareIdentifier"),
            Tags = request.Map("tags"),
            PropagatesTags = request.Flag("propagateTags") ?? definition.PropagatesTags,
        };
    }

    private static ImmutableArray<Dependency> Dependencies(Request request)
    {
        var dependencies = request.Structures("dependsOn");
        return dependencies.Count <= 20
            ? [.. dependencies.Select(dependency => new Dependency(dependency.Text("jobId"), dependency.Text("type"), dependency.Members))]
            : throw BatchError.Client($"dependsOn has {dependencies.Count} entries; 20 are allowed.");
    }
}

/// <summary>A job that another one waits for.</summary>
/// <param name="JobId">The job; null where children of an array job wait for each other.</param>
/// <param name="Type"><c>N_TO_N</c>: each child waits for that job's child with its index; <c>SEQUENTIAL</c>: for the child before it; null: for the job.</param>
/// <param name="Json">It in the shape of the API.</param>
internal sealed record Dependency(string? JobId, string? Type, ObjectValue Json);
