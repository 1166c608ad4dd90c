using Stepyard.StatesLanguage.Paths.Segments;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>The values that an indefinite path has reached so far.</summary>
/// <param name="root">Where the path starts.</param>
/// <param name="scope">What else the path can see.</param>
/// <param name="outer">The selection whose filter uses this path; null for a path that stands alone.</param>
internal sealed class Selection(Value root, IEvaluationScope scope, Selection? outer)
{
    /// <summary>How many values one evaluation may visit: enough for any payload, too few for <c>$..*..*..*</c> to hang an execution.</summary>
    public const int MostVisited = 1_000_000;

    private List<Value> _reached = [root];
    private List<Value> _next = [];
    private int _visited;

    /// <summary>What <c>$</c> stands for in a filter.</summary>
    public Value Root => outer?.Root ?? root;

    public IEvaluationScope Scope => scope;

    public bool IsExhausted => outer?.IsExhausted ?? _visited > MostVisited;

    /// <summary>Goes on by one segment; false where the path visits too many values.</summary>
    public bool Advance(Segment segment)
    {
        foreach (var value in _reached)
        {
            segment.Select(value, this);
            if (IsExhausted)
            {
                return false;
            }
        }

        (_reached, _next) = (_next, _reached);
        _next.Clear();
        return true;
    }

    /// <summary>Counts a value that is looked at, selected or not.</summary>
    public void Visit()
    {
        _visited++;
        outer?.Visit();
    }

    public void Add(Value value)
    {
        Visit();
        _next.Add(value);
    }

    public ArrayValue ToArray() => ArrayValue.Create([.. _reached]);
}
