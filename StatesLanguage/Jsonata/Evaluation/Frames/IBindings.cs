using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>The variables that an evaluation gets from outside, looked up when they are needed.</summary>
internal interface IBindings
{
    /// <summary>The value of a variable (null for undefined); false where there is no such variable.</summary>
    /// <param name="name">Without <c>$</c>.</param>
    bool TryGet(string name, out Value? value);
}
