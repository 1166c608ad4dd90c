using Stepyard.Local.ApiGateway;
using Stepyard.Local.Batch;
using Stepyard.Local.CloudWatch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.CommandLine;
using Stepyard.Local.DynamoDb;
using Stepyard.Local.EventBridge;
using Stepyard.Local.EventBridge.Connections;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;
using Stepyard.Local.Pipes;
using Stepyard.Local.S3;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.StepFunctions.Http;
using Stepyard.Local.Sts;
using Stepyard.Local.XRay;

namespace Stepyard.Local;

/// <summary>The local cloud: a line for each service.</summary>
internal static class LocalCloud
{
    public static void AddServices(Yard yard)
    {
        yard.AddIam();
        yard.AddSts();
        var logs = yard.AddCloudWatchLogs();
        var traces = yard.AddXRay();
        var metrics = yard.AddMetrics();
        yard.AddDynamoDb();
        yard.AddS3();
        var queues = yard.AddSqs();
        var functions = yard.AddLambda(logs, traces, metrics);
        var topics = yard.AddSns(queues, functions);
        yard.AddAlarms(metrics, topics, queues);
        yard.AddBatch(logs);
        var stateMachines = yard.AddStepFunctions(logs, traces, metrics);
        yard.AddEventBridge(new() { StateMachines = stateMachines, Functions = functions, Queues = queues, Topics = topics, LogGroups = logs });
        yard.AddPipes(queues, stateMachines);
        yard.AddHttpTasks(yard.AddConnections());
        yard.AddApiGateway(stateMachines, logs);
    }

    private static Task<int> Main(string[] args) => LocalCommand.RunAsync(args);
}
