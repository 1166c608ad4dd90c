using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata;

/// <summary>
/// What is wrong with a JSONata expression, or went wrong while it was evaluated.
/// The message is the reference implementation's for <see cref="Code"/>, without the code itself.
/// </summary>
/// <param name="code">JSONata's code, such as <c>T2001</c>.</param>
/// <param name="value">The offending value.</param>
/// <param name="token">The offending piece of the expression, or the function's name.</param>
/// <param name="position">Where in the expression, in characters from its start.</param>
/// <param name="value2">The other offending value, where two do not go together.</param>
/// <param name="index">Which argument of a function, from 1.</param>
/// <param name="text">What else the message says: a user's own message, a type, an exponent.</param>
public sealed class JsonataException(
    string code,
    Value? value = null,
    string? token = null,
    int? position = null,
    Value? value2 = null,
    int? index = null,
    string? text = null) : Exception
{
    /// <summary>JSONata's code: S for syntax, T for types, D for dynamic errors, U for limits.</summary>
    public string Code { get; } = code;

    /// <summary>Where in the expression, in characters from its start; null where that is unknown.</summary>
    public int? Position { get; internal set; } = position;

    /// <summary>Where the offending piece of the expression begins: the reference implementation's position is where it ends.</summary>
    internal int? Start => Position - (Code[0] == 'S' && Code is not ("S0212" or "S0208") && Token is { } piece && piece.Length <= Position && piece != "(end)" ? piece.Length : 0);

    /// <summary>The offending piece of the expression, or the function's name without <c>$</c>.</summary>
    public string? Token { get; internal set; } = token;

    /// <summary>What <see cref="Token"/> stands for, where it is a literal: messages show a number without quotes.</summary>
    internal Value? TokenValue { get; init; }

    /// <summary>The offending value, if it is one.</summary>
    public Value? Value { get; } = value;

    /// <summary>The other offending value, where two do not go together.</summary>
    public Value? Value2 { get; } = value2;

    /// <summary>Which argument of the function <see cref="Token"/>, from 1.</summary>
    public int? Index { get; } = index;

    /// <summary>What else the message says: a user's own message, a type, an exponent.</summary>
    public string? Text { get; } = text;

    public override string Message => ErrorTexts.Of(this);
}
