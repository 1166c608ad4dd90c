using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>What paths and functions can see and use besides their input.</summary>
public interface IEvaluationScope
{
    /// <summary>The context object, <c>$$</c>.</summary>
    Value Context { get; }

    /// <summary>Where <c>States.MathRandom</c> draws from when it is given no seed.</summary>
    Random Random { get; }

    /// <summary>The clock of <c>$now</c> and <c>$millis</c>.</summary>
    TimeProvider Clock { get; }

    /// <summary>The value of a variable, such as <c>counter</c> for <c>$counter</c>; false where it is not assigned.</summary>
    bool TryGetVariable(string name, [NotNullWhen(true)] out Value? value);

    /// <summary>A version 4 UUID, for <c>States.UUID</c>.</summary>
    Guid NewGuid();
}
