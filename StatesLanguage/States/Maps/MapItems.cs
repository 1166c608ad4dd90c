using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>Where a Map state finds its items.</summary>
internal abstract class MapItems
{
    /// <summary>Finds the items.</summary>
    /// <param name="branch">The branch that is in the Map state.</param>
    /// <param name="input">The effective input.</param>
    /// <param name="takesObjects">Whether they may be the members of an object.</param>
    /// <param name="items">An array, or an object.</param>
    /// <param name="error">Why there are none.</param>
    public abstract bool TryGet(
        Branch branch, Value input, bool takesObjects, [NotNullWhen(true)] out Value? items, [NotNullWhen(false)] out StatesError? error);

    protected static bool IsIterable(Value found, bool takesObjects) => found is ArrayValue || (takesObjects && found is ObjectValue);
}
