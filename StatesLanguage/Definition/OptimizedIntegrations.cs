namespace Stepyard.StatesLanguage.Definition;

/// <summary>The optimized integrations: which actions each service has, with which patterns, and what AWS demands of their parameters.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html</remarks>
internal static class OptimizedIntegrations
{
    // "action" alone is request-response; "|" adds what else it can do.
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["apigateway"] = ["invoke|waitForTaskToken"],
        ["athena"] = ["startQueryExecution|sync", "stopQueryExecution", "getQueryExecution", "getQueryResults"],
        ["batch"] = ["submitJob|sync"],
        ["bedrock"] = ["invokeModel|waitForTaskToken", "createModelCustomizationJob|sync"],
        ["codebuild"] =
        [
            "startBuild|sync", "stopBuild", "batchDeleteBuilds", "batchGetReports",
            "startBuildBatch|sync", "stopBuildBatch", "retryBuildBatch|sync", "deleteBuildBatch",
        ],
        ["databrew"] = ["startJobRun|sync"],
        ["dynamodb"] = ["getItem", "putItem", "updateItem", "deleteItem"],
        ["ecs"] = ["runTask|sync|waitForTaskToken"],
        ["eks"] =
        [
            "call|waitForTaskToken", "runJob|sync|waitForTaskToken", "createCluster|sync", "deleteCluster|sync",
            "createFargateProfile|sync", "deleteFargateProfile|sync", "createNodegroup|sync", "deleteNodegroup|sync",
        ],
        ["elasticmapreduce"] =
        [
            "createCluster|sync", "terminateCluster|sync", "addStep|sync", "cancelStep",
            "setClusterTerminationProtection", "modifyInstanceFleetByName", "modifyInstanceGroupByName",
        ],
        ["emr-containers"] = ["createVirtualCluster", "deleteVirtualCluster|sync", "startJobRun|sync"],
        ["emr-serverless"] =
        [
            "createApplication|sync", "startApplication|sync", "stopApplication|sync", "deleteApplication|sync", "startJobRun|sync", "cancelJobRun|sync",
        ],
        ["events"] = ["putEvents|waitForTaskToken"],
        ["glue"] = ["startJobRun|sync"],
        ["http"] = ["invoke"],
        ["lambda"] = ["invoke|waitForTaskToken"],
        ["mediaconvert"] = ["createJob|sync"],
        ["sagemaker"] =
        [
            "createTrainingJob|sync", "createTransformJob|sync", "createHyperParameterTuningJob|sync", "createLabelingJob|sync",
            "createProcessingJob|sync", "createEndpoint", "createEndpointConfig", "createModel", "updateEndpoint",
        ],
        ["sns"] = ["publish|waitForTaskToken"],
        ["sqs"] = ["sendMessage|waitForTaskToken"],
        ["states"] = ["startExecution|sync|sync:2|waitForTaskToken"],
    };

    // Written out once: "publish", "publish.waitForTaskToken", …
    private static readonly Dictionary<string, HashSet<string>> Actions =
        Table.ToDictionary(service => service.Key, service => service.Value.SelectMany(Patterns).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    // What AWS asks for when the definition is created; everything else it leaves to the service.
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["dynamodb:getItem"] = ["TableName", "Key"],
        ["dynamodb:putItem"] = ["TableName", "Item"],
        ["ecs:runTask"] = ["TaskDefinition"],
        ["events:putEvents"] = ["Entries"],
        ["glue:startJobRun"] = ["JobName"],
        ["lambda:invoke"] = ["FunctionName"],
        ["sns:publish"] = ["Message"],
        ["sqs:sendMessage"] = ["QueueUrl", "MessageBody"],
        ["states:startExecution"] = ["StateMachineArn"],
    };

    public static IReadOnlyCollection<string> Services => Actions.Keys;

    /// <summary>All actions of a service with all their patterns, such as <c>publish.waitForTaskToken</c>; none for an unknown service.</summary>
    public static IReadOnlySet<string> ActionsOf(string service) => Actions.GetValueOrDefault(service) ?? [];

    /// <summary>The parameters without which AWS refuses a definition.</summary>
    /// <param name="service">The service, such as <c>lambda</c>.</param>
    /// <param name="action">The action without its pattern, such as <c>invoke</c>.</param>
    public static IReadOnlyList<string> RequiredParameters(string service, string action) => Required.GetValueOrDefault($"{service}:{action}") ?? [];

    private static IEnumerable<string> Patterns(string action)
    {
        var parts = action.Split('|');
        return parts.Skip(1).Select(pattern => $"{parts[0]}.{pattern}").Prepend(parts[0]);
    }
}
