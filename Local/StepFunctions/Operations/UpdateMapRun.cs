using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Changes how many child executions of a map run run at a time, and how many of its items may fail.</summary>
/// <remarks>AWS: Step Functions API Reference, UpdateMapRun.</remarks>
internal sealed class UpdateMapRun(KeptMapRuns mapRuns, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.UpdateMapRun";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("mapRunArn", max: 2000);
        var maxConcurrency = members.OptionalNumber("maxConcurrency");
        var toleratedCount = members.OptionalNumber("toleratedFailureCount");
        var toleratedPercentage = members.OptionalNumber("toleratedFailurePercentage", max: 100);
        members.Check();
        access.Authorize(caller, "states:UpdateMapRun", arn);

        mapRuns.Update(arn, (long?)maxConcurrency, (long?)toleratedCount, toleratedPercentage);
        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
