using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>A part of a template.</summary>
internal abstract class Node
{
    /// <summary>The part filled in; null where there is an error.</summary>
    public abstract Value? Evaluate(Value input, IEvaluationScope scope, ref StatesError? error);
}
