using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Syntax;

/// <summary>The kinds of token.</summary>
internal enum TokenKind
{
    Operator,
    Name,
    Variable,
    String,
    Number,
    Constant,
    Regex,
    End,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Text">An operator's characters, a name without <c>$</c> or backquotes, a string's content, a regular expression's pattern.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, which is what JSONata gives as the position of an error.</param>
/// <param name="Value">What a number or constant stands for; for a string its <see cref="Text"/>.</param>
/// <param name="Flags">Of a regular expression.</param>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End, Value? Value = null, string Flags = "")
{
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;
}
