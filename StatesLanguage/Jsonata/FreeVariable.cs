namespace Stepyard.StatesLanguage.Jsonata;

/// <summary>A variable that an expression takes from outside.</summary>
/// <param name="Name">Without <c>$</c>.</param>
/// <param name="Position">Of the <c>$</c>, in characters from the start of the expression.</param>
/// <param name="IsCalled">Whether it is used as a function: <c>$name(...)</c>.</param>
internal readonly record struct FreeVariable(string Name, int Position, bool IsCalled);
