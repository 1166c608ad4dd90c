namespace Stepyard.StatesLanguage.Values;

/// <summary>What JSONata remembers of an array: it treats results of paths unlike arrays that were there before.</summary>
[Flags]
internal enum ArrayTraits : byte
{
    None = 0,

    /// <summary>The values that an expression found: none is the same as undefined, and one the same as that value.</summary>
    Sequence = 1,

    /// <summary>A sequence that stays an array when it has one value: <c>a[]</c>.</summary>
    KeepSingleton = 2,

    /// <summary>An array that a path's step constructed, <c>a.[b]</c>: not flattened into the path's result.</summary>
    Constructed = 4,

    /// <summary>The array around an input that is itself an array, so that paths start from it as one value.</summary>
    Wrapper = 8,
}
