namespace Stepyard.StatesLanguage.History;

/// <summary>A distributed Map has begun to run its child executions; <c>MapRunSucceeded</c> and <c>MapRunAborted</c> are a <see cref="Milestone"/>.</summary>
public sealed class MapRunStarted(string mapRunArn) : HistoryEvent
{
    public override string Type => "MapRunStarted";

    public string MapRunArn => mapRunArn;

    protected override string DetailsField => "mapRunStartedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Text("mapRunArn", mapRunArn);
}

/// <summary>A map run goes on with the child executions that had not succeeded.</summary>
public sealed class MapRunRedriven(string mapRunArn, int redriveCount) : HistoryEvent
{
    public override string Type => "MapRunRedriven";

    public string MapRunArn => mapRunArn;

    public int RedriveCount => redriveCount;

    protected override string DetailsField => "mapRunRedrivenEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("mapRunArn", mapRunArn);
        details.Number("redriveCount", redriveCount);
    }
}

/// <summary>The items could not be read, the results not be written, or too many child executions failed.</summary>
public sealed class MapRunFailed(string error, string? cause) : HistoryEvent
{
    public override string Type => "MapRunFailed";

    public string Error => error;

    public string? Cause => cause;

    protected override string DetailsField => "mapRunFailedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Error(error, cause);
}
