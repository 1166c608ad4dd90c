using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

/// <summary>A Task whose <c>Resource</c> is a function's ARN was scheduled.</summary>
public sealed class LambdaFunctionScheduled(string resource, Value input, long? timeoutInSeconds, string? credentialsRoleArn) : HistoryEvent
{
    public override string Type => "LambdaFunctionScheduled";

    /// <summary>The function's ARN.</summary>
    public string Resource => resource;

    public Value Input => input;

    protected override string DetailsField => "lambdaFunctionScheduledEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("resource", resource);
        details.Data("input", "inputDetails", input);
        details.Number("timeoutInSeconds", timeoutInSeconds);
        details.Credentials(credentialsRoleArn);
    }
}

public sealed class LambdaFunctionSucceeded(Value output) : HistoryEvent
{
    public override string Type => "LambdaFunctionSucceeded";

    public Value Output => output;

    protected override string DetailsField => "lambdaFunctionSucceededEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Data("output", "outputDetails", output);
}

/// <summary><c>LambdaFunctionFailed</c> or <c>LambdaFunctionTimedOut</c>.</summary>
public sealed class LambdaFunctionFailed(string error, string? cause, bool timedOut) : HistoryEvent
{
    public override string Type => timedOut ? "LambdaFunctionTimedOut" : "LambdaFunctionFailed";

    public string Error => error;

    public string? Cause => cause;

    protected override string DetailsField => timedOut ? "lambdaFunctionTimedOutEventDetails" : "lambdaFunctionFailedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Error(error, cause);
}
