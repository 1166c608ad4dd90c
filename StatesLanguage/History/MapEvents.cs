namespace Stepyard.StatesLanguage.History;

public sealed class MapStateStarted(int length) : HistoryEvent
{
    public override string Type => "MapStateStarted";

    /// <summary>How many items there are.</summary>
    public int Length => length;

    protected override string DetailsField => "mapStateStartedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Number("length", length);
}

/// <summary><c>MapIterationStarted</c>, <c>…Succeeded</c>, <c>…Failed</c> or <c>…Aborted</c>.</summary>
public sealed class MapIteration : HistoryEvent
{
    private readonly string _detailsField;

    private MapIteration(string type, string detailsField, string name, int index) =>
        (Type, _detailsField, Name, Index) = (type, detailsField, name, index);

    public override string Type { get; }

    /// <summary>The Map state's name.</summary>
    public string Name { get; }

    /// <summary>The item's index, from 0.</summary>
    public int Index { get; }

    protected override string DetailsField => _detailsField;

    internal static MapIteration Started(string name, int index) =>
        new("MapIterationStarted", "mapIterationStartedEventDetails", name, index);

    internal static MapIteration Succeeded(string name, int index) =>
        new("MapIterationSucceeded", "mapIterationSucceededEventDetails", name, index);

    internal static MapIteration Failed(string name, int index) =>
        new("MapIterationFailed", "mapIterationFailedEventDetails", name, index);

    internal static MapIteration Aborted(string name, int index) =>
        new("MapIterationAborted", "mapIterationAbortedEventDetails", name, index);

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("name", Name);
        details.Number("index", Index);
    }
}
