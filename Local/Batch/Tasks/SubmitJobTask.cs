using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Batch.Operations;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Tasks;

/// <summary>
/// The optimized integration <c>arn:aws:states:::batch:submitJob</c>. With <c>.sync</c> it waits for the end of the job, results in the job as
/// DescribeJobs tells of it, and fails where the job fails.
/// </summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html</remarks>
internal sealed class SubmitJobTask(string pattern, SubmitJob submit, DescribeJobs describe, TerminateJob terminate, SdkCall call, Ids ids, ITerminal terminal) : ITaskIntegration
{
    /// <summary>Request-response, and the way to wait.</summary>
    public static readonly string[] Patterns = ["", ".sync"];

    private const string Overrides = "containerOverrides";

    public string Name => $"batch:submitJob{pattern}";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        if (request.Submitted is not null)
        {
            // It ended with the yard that ran it.
            return TaskResult.Lost;
        }

        try
        {
            var parameters = BatchMembers.ToWire(request.Input as ObjectValue ?? ObjectValue.Empty);
            var job = submit.Submit(new(pattern.Length > 0 ? Marked(parameters) : parameters), caller);
            var submitted = Answer(SubmitJob.Answer(job));
            if (pattern.Length == 0)
            {
                return submitted;
            }

            request.Progress?.Submitted(submitted.Output!);
            await WaitAsync(job, caller, cancellation);
            return ResultOf(Describe(job, caller));
        }
        catch (AwsException error)
        {
            return Failed(error);
        }
    }

    // How Step Functions knows the jobs that it waits for in the events of all.
    private static ObjectValue Marked(ObjectValue parameters)
    {
        var overrides = new Request(parameters).Structure(Overrides) ?? new(ObjectValue.Empty);
        var mark = ObjectValue.Create([new("name", "MANAGED_BY_AWS"), new("value", "STARTED_BY_STEP_FUNCTIONS")]);
        var environment = overrides.Structures("environment").Select(variable => (Value)variable.Members);
        return parameters.With(Overrides, overrides.Members.With("environment", ArrayValue.Create([.. environment, mark])));
    }

    private TaskResult Answer(ObjectValue answer) => call.Succeeded(
        BatchMembers.FromWire(answer),
        "application/json",
        answer.Utf8Length,
        SdkHeader.KeepAlive,
        new("Access-Control-Allow-Origin", "*"),
        new("Access-Control-Expose-Headers", "X-amzn-errortype,X-amzn-requestid,X-amzn-errormessage,X-amzn-trace-id,X-amz-apigw-id,date"),
        new("X-Amzn-Trace-Id", ids.TraceHeader()));

    // Nobody is left to wait for a job whose Task was cut short: it is terminated, as far as the role may.
    private async ValueTask WaitAsync(Job job, Caller caller, CancellationToken cancellation)
    {
        try
        {
            await job.End.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            try
            {
                terminate.Answer(new(ObjectValue.Create([new("jobId", job.Id), new("reason", "The Task that waited for the job was cut short.")])), caller);
            }
            catch (AwsException refused)
            {
                terminal.Write(Tone.Warning, "Batch", $"{job.Submission.Name} goes on, though the Task that waited for it was cut short: {refused.Message}");
            }

            throw new AwsException("ClientException", "The Task that waited for the job was cut short.");
        }
    }

    private ObjectValue Describe(Job job, Caller caller) =>
        (ObjectValue)((ArrayValue)describe.Answer(new(ObjectValue.Create("jobs", ArrayValue.Create(job.Id))), caller)["jobs"])[0];

    private static TaskResult ResultOf(ObjectValue job)
    {
        var result = BatchMembers.FromWire(job);
        return job["status"].Equals("SUCCEEDED") ? TaskResult.Succeeded(result) : TaskResult.Failed("States.TaskFailed", result.ToJson());
    }

    private TaskResult Failed(AwsException error)
    {
        var requestId = ids.Uuid();
        return error.Code is "ClientException" or "ServerException"
            ? call.Failed(BatchError.Answered(error, requestId), error.Code, requestId)
            : call.Failed(new(error.Code, error.Message, error.Code == "AccessDeniedException" ? 403 : error.Status), "AWSBatchException", requestId);
    }
}
