using System.Text;

namespace Stepyard.StatesLanguage.Items;

/// <summary>
/// Splits delimited text into rows and fields. Fields may stand in double quotes; empty lines are left out.
/// A quote is kept by doubling it, also outside of quotes, or by a backslash, which keeps itself and delimiters too.
/// </summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html</remarks>
internal sealed class CsvRows(TextReader text, char delimiter)
{
    private const char Quote = '"';
    private const char Escape = '\\';

    // Far over the payload limit; a quote that is never closed must not take all memory.
    private const int LongestField = 16 * 1024 * 1024;

    private readonly StringBuilder _field = new();

    /// <summary>Why <see cref="Next"/> went no further; null where it did not stop before the end.</summary>
    public string? Problem { get; private set; }

    /// <summary>The fields of the next row; null at the end.</summary>
    public List<string>? Next()
    {
        SkipEmptyLines();
        if (text.Peek() < 0 || Problem is not null)
        {
            return null;
        }

        var row = new List<string>();
        do
        {
            row.Add(NextField());
        }
        while (Problem is null && Take(delimiter));
        if (Problem is not null)
        {
            return null;
        }

        Take('\r');
        Take('\n');
        return row;
    }

    private void SkipEmptyLines()
    {
        while (text.Peek() is '\r' or '\n')
        {
            _ = text.Read();
        }
    }

    private string NextField()
    {
        _field.Clear();
        var isQuoted = Take(Quote);
        while (_field.Length <= LongestField && text.Peek() is >= 0 and var next && (isQuoted || !EndsField((char)next)))
        {
            _ = text.Read();
            switch ((char)next)
            {
                case Escape:
                    TakeEscaped();
                    break;
                case Quote when Take(Quote):
                    _field.Append(Quote);
                    break;
                case Quote when isQuoted:
                    // What follows a closing quote belongs to the field, as most readers have it.
                    isQuoted = false;
                    break;
                default:
                    _field.Append((char)next);
                    break;
            }
        }

        if (_field.Length > LongestField)
        {
            Problem = $"A field of the object has more than {LongestField} characters. Is there a quote that is never closed?";
        }

        return _field.ToString();
    }

    private bool EndsField(char next) => next is '\r' or '\n' || next == delimiter;

    // AWS drops the backslash itself, whatever it stands before.
    private void TakeEscaped()
    {
        if (text.Peek() is Escape or Quote || text.Peek() == delimiter)
        {
            _field.Append((char)text.Read());
        }
    }

    private bool Take(char expected)
    {
        if (text.Peek() != expected)
        {
            return false;
        }

        _ = text.Read();
        return true;
    }
}
