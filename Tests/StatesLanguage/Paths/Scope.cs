using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Paths;

/// <summary>What expressions see in these tests: a fixed context object, one variable, fixed randomness.</summary>
internal sealed class Scope : IEvaluationScope
{
    public static readonly Guid FixedGuid = new("0f4a5b8e-1c2d-4e3f-8a9b-0c1d2e3f4a5b");

    public Value Context { get; init; } = Value.Parse("""{"Execution":{"Id":"arn:x","Input":{"a":1}},"State":{"RetryCount":2}}""");

    public Random Random { get; } = new(7);

    public TimeProvider Clock => TimeProvider.System;

    public bool TryGetVariable(string name, [NotNullWhen(true)] out Value? value)
    {
        value = name == "order" ? Value.Parse("""{"total":12}""") : null;
        return value is not null;
    }

    public Guid NewGuid() => FixedGuid;

    /// <summary>The JSON of what an expression gives, or its error name and cause.</summary>
    public static string Evaluate(string expression, string input)
    {
        Expression.TryParse(expression, out var parsed, out var problem).ShouldBeTrue(problem);
        return parsed!.TryEvaluate(Value.Parse(input), new Scope(), out var result, out var error)
            ? result.ToJson()
            : $"{error.Error}: {error.Cause}";
    }
}
