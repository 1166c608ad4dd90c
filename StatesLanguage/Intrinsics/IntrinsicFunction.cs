using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>Computes a function.</summary>
internal delegate Outcome Computation(ReadOnlySpan<Value> arguments, IEvaluationScope scope);

/// <summary>An intrinsic function.</summary>
/// <param name="Name">Its name, such as <c>States.MathAdd</c>.</param>
/// <param name="FewestArguments">How many arguments it needs.</param>
/// <param name="MostArguments">How many arguments it takes at most.</param>
/// <param name="Compute">Computes it; the number of arguments has been checked.</param>
internal sealed record IntrinsicFunction(string Name, int FewestArguments, int MostArguments, Computation Compute)
{
    /// <summary>How many characters AWS takes in encodings and hashes.</summary>
    public const int LongestData = 10_000;

    private static readonly Dictionary<string, IntrinsicFunction> ByName = new IntrinsicFunction[]
    {
        Array.Function,
        ArrayContains.Function,
        ArrayGetItem.Function,
        ArrayLength.Function,
        ArrayPartition.Function,
        ArrayRange.Function,
        ArrayUnique.Function,
        Base64Decode.Function,
        Base64Encode.Function,
        Format.Function,
        Hash.Function,
        JsonMerge.Function,
        JsonToString.Function,
        MathAdd.Function,
        MathRandom.Function,
        StringSplit.Function,
        StringToJson.Function,
        UUID.Function,
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static IntrinsicFunction? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The number of arguments in words: <c>2</c>, <c>2 to 3</c>, <c>1 or more</c>.</summary>
    public string Arity => MostArguments == int.MaxValue ? $"{FewestArguments} or more"
        : MostArguments == FewestArguments ? $"{FewestArguments}"
        : $"{FewestArguments} to {MostArguments}";

    /// <summary>Says that an argument is not of the right kind.</summary>
    /// <param name="position">The argument's place, from 1.</param>
    /// <param name="given">The argument.</param>
    /// <param name="allowed">What it must be, such as <c>an array</c>.</param>
    public static Outcome WrongArgument(int position, Value given, string allowed)
    {
        const int LongestShown = 100;
        var text = given.ToJson();
        return Outcome.Failed($"Argument {position} must be {allowed}, but it is {(text.Length > LongestShown ? $"{text[..LongestShown]}…" : text)}");
    }
}
