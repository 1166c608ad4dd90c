using Stepyard.StatesLanguage.Intrinsics;
using Stepyard.StatesLanguage.Jsonata.Functions;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary><c>$random()</c>: a number from 0 to before 1. With a seed, always the one that Java's generator gives for it, as on AWS.</summary>
internal static class Random
{
    public static readonly NativeFunction Function = new("random", "<x?:n>", (call, arguments) => arguments[0] is { } seed
        ? new JavaRandom(Arguments.Integer(seed, 1)).NextDouble()
        : call.Evaluation.Random.NextDouble());
}
