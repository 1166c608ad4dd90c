namespace Stepyard.Local.DynamoDb.Expressions;

internal enum TokenKind
{
    /// <summary>An attribute name, a function or a keyword.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    NamePlaceholder,

    /// <summary><c>:value</c>.</summary>
    ValuePlaceholder,

    /// <summary>A list index.</summary>
    Index,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    End,
}

/// <summary>A piece of an expression, and where in the text it stands.</summary>
internal readonly record struct ExpressionToken(TokenKind Kind, string Text, int Start)
{
    public int Stop => Start + Text.Length;

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are recognised in any case.</summary>
    public bool IsKeyword(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
