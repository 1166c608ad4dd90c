using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>What a child execution came to.</summary>
/// <param name="Identity">Who it was; null where it was never started.</param>
/// <param name="Input">Its input.</param>
/// <param name="StartDate">When it began.</param>
/// <param name="Result">How it ended; null where it was never started.</param>
internal sealed record ChildResult(ExecutionIdentity? Identity, Value Input, DateTimeOffset StartDate, ExecutionResult? Result)
{
    /// <summary>How often it was redriven.</summary>
    public int Redrives { get; init; }

    public bool HasSucceeded => Result?.Status == ExecutionStatus.Succeeded;

    /// <summary>The status in the API's words.</summary>
    private string Status => Result?.Status switch
    {
        null => "PENDING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };

    /// <summary>The execution with everything that there is to say about it, as result files have it.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html</remarks>
    public ObjectValue Describe()
    {
        var members = new ObjectValue.Builder();
        var included = ObjectValue.Create("Included", true);
        AddWhereAny(members, "Cause", Result?.Cause);
        AddWhereAny(members, "Error", Result?.Error);
        AddWhereAny(members, "ExecutionArn", Identity?.Id);
        members.Add("Input", Input.ToJson()).Add("InputDetails", included);
        AddWhereAny(members, "Name", Identity?.Name);
        if (Result?.Output is { } output)
        {
            members.Add("Output", output.ToJson()).Add("OutputDetails", included);
        }

        if (Identity is not null)
        {
            members.Add("RedriveCount", (long)Redrives).Add("RedriveStatus", HasSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE");
            AddWhereAny(members, "RedriveStatusReason", HasSucceeded ? "Execution is SUCCEEDED and cannot be redriven" : null);
            members.Add("StartDate", ContextObject.Text(StartDate)).Add("StateMachineArn", Identity.StateMachineId);
        }

        members.Add("Status", Status);
        AddWhereAny(members, "StopDate", Result is null ? null : ContextObject.Text(Result.StopDate));
        return members.Build();
    }

    private static void AddWhereAny(ObjectValue.Builder members, string name, string? text)
    {
        if (text is not null)
        {
            members.Add(name, text);
        }
    }
}
