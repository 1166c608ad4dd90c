using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>The values at the end of a path, with what is bound on the way to them; only the path around it sees them.</summary>
internal sealed class TupleStream(List<TupleFrame> tuples) : Marker
{
    public List<TupleFrame> Tuples => tuples;
}
