using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>What stands for undefined where null means that nothing is known yet. Never seen outside of frames.</summary>
internal sealed class Undefined : Marker
{
    private Undefined()
    {
    }

    public static Undefined Instance { get; } = new();

    public static Value? ToNull(Value? value) => ReferenceEquals(value, Instance) ? null : value;
}
