using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>A function as a value. JSON has none: where it is printed it is an empty string, as <c>$string</c> says.</summary>
internal abstract class FunctionValue : Value
{
    public sealed override ValueKind Kind => ValueKind.String;

    public sealed override int Utf8Length => 2;

    /// <summary>How many parameters it declares, which is how many arguments higher-order functions pass.</summary>
    public abstract int Arity { get; }

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">May be changed by the function.</param>
    /// <param name="input">The context value.</param>
    /// <param name="frame">Where it is called.</param>
    /// <returns>The result, which may be a sequence that is not collapsed yet.</returns>
    public abstract Value? Apply(Value?[] arguments, Value? input, Frame frame);

    public sealed override bool Equals(Value? other) => ReferenceEquals(this, other);

    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    internal sealed override int Write(Span<byte> utf8)
    {
        "\"\""u8.CopyTo(utf8);
        return 2;
    }
}
