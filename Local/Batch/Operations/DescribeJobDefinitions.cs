using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Tells about job definitions: all, those of a name, or those that are listed by ARN or <c>NAME:REVISION</c>. AWS: AWS Batch API Reference, DescribeJobDefinitions.</summary>
internal sealed class DescribeJobDefinitions(JobDefinitionDirectory definitions, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, "*");
        var (listed, name, status) = (request.Texts("jobDefinitions"), request.Text("jobDefinitionName"), request.Text("status"));
        var fitting = definitions.All
            .Where(definition => listed.Count == 0 || listed.Any(reference => JobDefinitionDirectory.IsCalled(definition, reference)))
            .Where(definition => name is null || definition.Name == name)
            .Where(definition => status is null || StatusOf(definition) == status);
        return Page(request, "jobDefinitions", fitting, definition => definition.Arn, Describe);
    }

    private static string StatusOf(JobDefinition definition) => definition.IsActive ? "ACTIVE" : "INACTIVE";

    private static Value Describe(JobDefinition definition)
    {
        var json = ObjectValue.Create(
            new("jobDefinitionName", definition.Name),
            new("jobDefinitionArn", definition.Arn),
            new("revision", (long)definition.Revision),
            new("status", StatusOf(definition)),
            new("type", "container"),
            new("parameters", definition.Parameters),
            new("containerProperties", definition.Container.Json),
            new("tags", definition.Tags),
            new("propagateTags", definition.PropagatesTags),
            new("platformCapabilities", JobJson.Texts(definition.Platforms)),
            new("containerOrchestrationType", "ECS"));
        json = definition.Retry is { } retry ? json.With("retryStrategy", retry.Json) : json;
        return definition.Timeout is { } timeout ? json.With("timeout", ObjectValue.Create("attemptDurationSeconds", (long)timeout.TotalSeconds)) : json;
    }
}
