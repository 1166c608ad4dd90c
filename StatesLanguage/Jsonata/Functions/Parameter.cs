namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>A parameter of a signature.</summary>
/// <param name="Types">The symbols of the types that it takes.</param>
/// <param name="IsOptional"><c>?</c>: it may be left out.</param>
/// <param name="IsRepeated"><c>+</c>: it takes one argument or more.</param>
/// <param name="TakesContext"><c>-</c>: the context value stands in where it is left out.</param>
/// <param name="IsArray">It takes an array, and one value of it as an array of that value.</param>
/// <param name="ItemType">The symbol of the type of an array's items, where the signature says one.</param>
internal sealed record Parameter(
    string Types, bool IsOptional = false, bool IsRepeated = false, bool TakesContext = false, bool IsArray = false, string? ItemType = null)
{
    /// <summary>Whether an argument of this type will do; a missing one (m) does for every type but a function.</summary>
    public bool Accepts(char type) => Types.Contains(type);
}
