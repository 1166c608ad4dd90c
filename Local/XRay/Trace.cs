namespace Stepyard.Local.XRay;

/// <summary>A trace: the segments of one request's way through the services.</summary>
internal sealed class Trace(string id, DateTimeOffset arrived)
{
    private readonly List<Segment> _segments = [];

    public string Id { get; } = id;

    public DateTimeOffset Arrived { get; } = arrived;

    /// <summary>Its segments; never empty.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>From the first start to the last end, in seconds.</summary>
    public double Duration => _segments.Max(segment => segment.End ?? segment.Start) - _segments.Min(segment => segment.Start);

    /// <summary>Adds a segment; one of the same id, sent while it was in progress, is replaced.</summary>
    public void Put(Segment segment)
    {
        _segments.RemoveAll(existing => existing.Id == segment.Id);
        _segments.Add(segment);
    }

    public Trace Copy()
    {
        var copy = new Trace(Id, Arrived);
        copy._segments.AddRange(_segments);
        return copy;
    }
}
