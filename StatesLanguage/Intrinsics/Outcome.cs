using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>What a function came to: a value, or what is wrong with its arguments.</summary>
internal readonly record struct Outcome(Value? Value, string? Problem)
{
    public static Outcome Failed(string problem) => new(null, problem);

    public static implicit operator Outcome(Value value) => new(value, null);
}
