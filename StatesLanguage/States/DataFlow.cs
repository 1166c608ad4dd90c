using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>What a state's query language does with the data on its way in and out.</summary>
internal abstract class DataFlow
{
    /// <summary>Makes what the state's fields look at: the effective input, or <c>$states</c>.</summary>
    public abstract bool TryGetInput(Branch branch, [NotNullWhen(true)] out Value? input, [NotNullWhen(false)] out StatesError? error);

    /// <summary>Makes what the state works with, such as the payload of a Task.</summary>
    public abstract bool TryGetArguments(Branch branch, Value input, [NotNullWhen(true)] out Value? arguments, [NotNullWhen(false)] out StatesError? error);

    /// <summary>Makes the state's output from its result, and assigns its variables where both succeed.</summary>
    public abstract bool TryGetOutput(Branch branch, Value result, [NotNullWhen(true)] out Value? output, [NotNullWhen(false)] out StatesError? error);

    /// <summary>The flow of a Choice state when it goes on with this rule.</summary>
    public abstract DataFlow Of(FieldReader rule);
}
