using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>A constant argument: <c>'text'</c>, <c>42</c>, <c>true</c>, <c>null</c>.</summary>
internal sealed class Literal(string text, Value value) : Expression(text)
{
    /// <inheritdoc/>
    public override bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        (result, error) = (value, null);
        return true;
    }
}
