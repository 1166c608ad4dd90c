using Stepyard.Local.Batch.ComputeEnvironments;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Tells about compute environments, all or those that are listed by name or ARN. AWS: AWS Batch API Reference, DescribeComputeEnvironments.</summary>
internal sealed class DescribeComputeEnvironments(ComputeEnvironmentDirectory environments, Account account, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, "*");
        var listed = request.Texts("computeEnvironments").Select(reference => BatchNames.Of(reference, "compute-environment")).ToHashSet(StringComparer.Ordinal);
        return Page(
            request,
            "computeEnvironments",
            environments.All.Where(environment => listed.Count == 0 || listed.Contains(environment.Name)),
            environment => environment.Name,
            Describe);
    }

    private ObjectValue Describe(ComputeEnvironment environment) => environment.Settings
        .With("computeEnvironmentName", environment.Name)
        .With("computeEnvironmentArn", environment.Arn)
        .With("ecsClusterArn", account.Arn("ecs", $"cluster/{environment.Cluster}"))
        .With("state", environment.Settings.TryGetValue("state", out var state) ? state : "ENABLED")
        .With("status", "VALID")
        .With("statusReason", "ComputeEnvironment Healthy")
        .With("containerOrchestrationType", "ECS");
}
