using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Components;
using Stepyard.Local.Provisioning;
using Stepyard.Mapping.Templates;
using Stepyard.Testing;

namespace Stepyard.Local.Costs;

/// <summary>What a request takes: the engine walks the definition with its sample, as its API hands it on, and every state, call and event is counted.</summary>
internal static class HappyPath
{
    private const decimal BytesPerGigabyte = 1024m * 1024 * 1024;
    private const decimal MegabytesPerGigabyte = 1024;

    /// <summary>Walks a system's definition once.</summary>
    /// <exception cref="ProvisioningException">The sample does not lead to the end.</exception>
    public static async Task<Usage> WalkAsync(BilledSystem system, BilledSettings settings, string definitions)
    {
        var run = await RunAsync(system, definitions);
        var calls = run.Calls.Select(call => Of(call, settings)).ToArray();
        var usage = calls.Aggregate(Usage.None, (sum, call) => sum.And(call)).And(system.Api, 1).And(Logs(Assumptions.AccessLogBytes));
        if (system.LogsEverything || settings.LogLevel == "ALL")
        {
            usage = usage.And(Logs(Assumptions.EventLogBytes * run.History.Count));
        }

        return usage.And(system.IsExpress ? Express(run, calls) : Usage.None.And(PriceList.StateTransitions, Transitions(run)));
    }

    /// <summary>A transition is a state that is entered, or tried again.</summary>
    /// <remarks>AWS: Step Functions pricing, "counts a state transition each time a step of your workflow is executed", "including retries".</remarks>
    private static decimal Transitions(WorkflowRun run) =>
        run.Visits.Sum(Count);

    private static decimal Count(StateVisit visit) => 1 + visit.Retries + visit.Children.Sum(Count);

    // Duration is billed in tenths of a second.
    private static Usage Express(WorkflowRun run, Usage[] calls)
    {
        var functions = calls.Sum(call => call[PriceList.LambdaRequests]);
        var duration = (functions * (decimal)Assumptions.FunctionDuration.TotalSeconds) + (run.Path.Count * (decimal)Assumptions.StateDuration.TotalSeconds);
        var billed = decimal.Ceiling(duration * 10) / 10;
        return Usage.None.And(PriceList.ExpressRequests, 1)
            .And(PriceList.ExpressGigabyteSeconds, billed * Assumptions.ExpressMemoryMb / MegabytesPerGigabyte);
    }

    // A placeholder stands for the ARN of a function. What Batch and nested workflows take is in a job's own bill, and in the other workflow's.
    private static Usage Of(MockedCall call, BilledSettings settings) => call.Resource switch
    {
        ['$', ..] or "arn:aws:states:::lambda:invoke" => Usage.None.And(PriceList.LambdaRequests, 1)
            .And(PriceList.LambdaGigabyteSeconds, (decimal)Assumptions.FunctionDuration.TotalSeconds * settings.FunctionMemoryMb / MegabytesPerGigabyte)
            .And(Logs(Assumptions.FunctionLogBytes))
            .And(BilledSystem.OfFunction(call.State)),
        // A text message has a price of its own, which depends on the country.
        "arn:aws:states:::sns:publish" => call.Input.TryGetProperty("PhoneNumber", out _) ? Usage.None : Usage.None.And(PriceList.SnsRequests, 1),
        "arn:aws:states:::sqs:sendMessage.waitForTaskToken" => Usage.None.And(PriceList.SqsRequests, Assumptions.RequestsPerMessage),
        "arn:aws:states:::batch:submitJob.sync" => Usage.None,
        _ => throw new ProvisioningException($"'{call.State}' calls {call.Resource}, which has no price here yet: add it to {nameof(HappyPath)}."),
    };

    private static Usage Logs(int bytes) => Usage.None.And(PriceList.LogGigabytes, bytes / BytesPerGigabyte);

    private static async Task<WorkflowRun> RunAsync(BilledSystem system, string definitions)
    {
        var file = Path.Combine(definitions, system.Definition.Name + ".asl.json");
        var workflow = WorkflowUnderTest.FromFile(file, system.Definition.Type);
        workflow = workflow.Machine.Graph.AllStates().Where(state => state.Type == "Task").Aggregate(
            workflow, (mocked, task) => mocked.Mock(task.Name, TaskMock.Returns(system.Answers.GetValueOrDefault(task.Name, "{}"))));
        var sample = await File.ReadAllTextAsync(file.Replace(".asl.json", ".sample.json", StringComparison.Ordinal));
        var run = await workflow.RunAsync(system.Api == PriceList.RestApiRequests ? Mapped(sample, system.Definition.Name, definitions) : sample);
        return run.Status == StatesLanguage.Executions.ExecutionStatus.Succeeded
            ? run
            : throw new ProvisioningException($"{system.Name} does not succeed with its sample: {run.Error} {run.Cause}");
    }

    // What a REST API hands on is what its template makes of the body.
    private static string Mapped(string body, string route, string definitions)
    {
        var none = ImmutableDictionary<string, string>.Empty;
        var template = MappingTemplate.Parse(RestMapping.ReadAll(definitions)[route].Requests["application/json"]);
        var request = template.Render(new Payload(body, whenEmpty: "{}"), new(none, none, none), context: [], stageVariables: []);
        return JsonElement.Parse(request).GetProperty("input").GetString()!;
    }
}
