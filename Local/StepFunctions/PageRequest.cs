namespace Stepyard.Local.StepFunctions;

/// <summary>Which page of a listing is asked for.</summary>
/// <param name="Size">How much it has at most.</param>
/// <param name="Token">Where it begins, as the page before said; null for the first one.</param>
internal readonly record struct PageRequest(int Size, string? Token)
{
    /// <summary>The size of a page that nobody sets.</summary>
    public const int UsualSize = 100;

    public const int LargestSize = 1000;
}
