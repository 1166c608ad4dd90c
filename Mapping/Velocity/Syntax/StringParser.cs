using System.Globalization;
using System.Text.RegularExpressions;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Evaluation.Expressions;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>Parses texts in quotes: single ones as they are, double ones with the references and directives in them.</summary>
/// <remarks>
/// Velocity 1.7: user guide, "String Literals". A backslash stands for itself; one before a double quote keeps it from closing the text,
/// unless no other quote comes, and stays in it.
/// </remarks>
internal sealed partial class StringParser(Cursor cursor, Func<Cursor, Block> parseBlock)
{
    public Expression Parse()
    {
        var start = cursor.Position;
        var quote = cursor.Next;
        var close = FindClose(quote);
        cursor.Position = close + 1;
        var text = cursor.Text[(start + 1)..close];
        var literal = cursor.Text[start..cursor.Position];
        if (quote == '\'' || text.AsSpan().IndexOfAny('$', '#') < 0)
        {
            return new Constant(quote == '\'' ? text : Unescape(text)) { Literal = literal };
        }

        // Where characters are escaped, places within the text are those of the text itself.
        var unescaped = Unescape(text);
        var inner = unescaped == text ? cursor.Within(start + 1, close) : new Cursor(new Source(unescaped), 0, unescaped.Length);
        return new Interpolation(cursor.Nested(() => parseBlock(inner))) { Literal = literal };
    }

    private int FindClose(char quote)
    {
        var at = cursor.Position;
        while (true)
        {
            var next = cursor.Text.IndexOf(quote, at + 1, cursor.End - at - 1);
            if (next < 0)
            {
                return at > cursor.Position ? at : throw cursor.Failure($"the closing {quote} is missing.");
            }

            if (quote == '\'' || cursor.Text[next - 1] != '\\')
            {
                return next;
            }

            at = next;
        }
    }

    private static string Unescape(string text) =>
        text.Contains("\\u", StringComparison.Ordinal)
            ? UnicodeEscape.Replace(text, match => ((char)ushort.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex UnicodeEscape { get; }
}
