namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>Says that the result of a function is that of <see cref="EvaluationState.TailFunction"/>, still to be called.</summary>
internal sealed class TailCall : Marker
{
    private TailCall()
    {
    }

    public static TailCall Instance { get; } = new();
}
