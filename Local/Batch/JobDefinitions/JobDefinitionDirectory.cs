using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Batch.JobDefinitions;

/// <summary>The account's job definitions, with all their revisions.</summary>
internal sealed class JobDefinitionDirectory(Account account)
{
    private static readonly string[] Unsupported = ["nodeProperties", "eksProperties", "ecsProperties", "consumableResourceProperties"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<JobDefinition>> _byName = new(StringComparer.Ordinal);

    /// <summary>All revisions, the newest of each name first.</summary>
    public IReadOnlyList<JobDefinition> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byName.Values.SelectMany(revisions => Enumerable.Reverse(revisions))];
            }
        }
    }

    /// <summary>Registers a definition, or another revision of it.</summary>
    /// <param name="request">The request of RegisterJobDefinition.</param>
    /// <exception cref="AwsException"><c>ClientException</c>.</exception>
    public JobDefinition Register(Request request)
    {
        var name = request.RequiredText("jobDefinitionName");
        if (!BatchNames.IsName(name))
        {
            throw BatchError.Client($"Job definition name should match valid pattern: '{name}'");
        }

        if (request.RequiredText("type") is not "container" and var type)
        {
            throw BatchError.Client($"The type {type} does not run here: jobs are of the type container.");
        }

        if (Array.Find(Unsupported, member => request.Find(member) is not null) is { } unsupported)
        {
            throw BatchError.Client($"{unsupported} does not run here: jobs have containerProperties.");
        }

        var container = request.Structure("containerProperties") ?? throw BatchError.Client("containerProperties is required.");
        lock (_gate)
        {
            if (!_byName.TryGetValue(name, out var revisions))
            {
                _byName[name] = revisions = [];
            }

            var platforms = request.Texts("platformCapabilities");
            var registered = new JobDefinition(name, revisions.Count + 1, account.Arn("batch", $"job-definition/{name}:{revisions.Count + 1}"))
            {
                Container = ContainerProperties.Read(container, platforms is ["FARGATE"]),
                Parameters = request.Map("parameters"),
                Retry = request.Structure("retryStrategy") is { } retry ? RetryStrategy.Read(retry) : null,
                Timeout = JobTimeout.Read(request),
                Tags = request.Map("tags"),
                PropagatesTags = request.Flag("propagateTags") ?? false,
                Platforms = platforms,
            };
            revisions.Add(registered);
            return registered;
        }
    }

    /// <summary>The definition that a job is submitted with: <c>NAME</c> for the newest that is active, <c>NAME:REVISION</c>, or an ARN of either.</summary>
    /// <exception cref="AwsException"><c>ClientException</c>: there is none, or it is not active.</exception>
    public JobDefinition Get(string reference)
    {
        var parts = BatchNames.Of(reference, "job-definition").Split(':');
        lock (_gate)
        {
            var revisions = _byName.GetValueOrDefault(parts[0]);
            var found = parts.Length == 1
                ? revisions?.FindLast(revision => revision.IsActive)
                : revisions?.Find(revision => revision.IsActive && parts is [_, var number] && number == revision.Revision.ToString());
            return found ?? throw BatchError.Client(
                reference.StartsWith("arn:", StringComparison.Ordinal) ? $"JobDefinition {reference} not found." : $"JobDefinition name {reference} does not exist or is not in ACTIVE status");
        }
    }

    /// <summary>From now on no job can be submitted with a revision; nothing happens where there is no such one.</summary>
    public void Deregister(string reference)
    {
        var name = BatchNames.Of(reference, "job-definition").Split(':')[0];
        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var revisions) && revisions.FindIndex(revision => IsCalled(revision, reference)) is >= 0 and var at)
            {
                revisions[at] = revisions[at] with { IsActive = false };
            }
        }
    }

    /// <summary>Whether a revision is what an ARN or <c>NAME:REVISION</c> refers to.</summary>
    public static bool IsCalled(JobDefinition revision, string reference) => reference == revision.Arn || reference == $"{revision.Name}:{revision.Revision}";
}
