using System.Diagnostics.CodeAnalysis;
using System.Text;
using Stepyard.StatesLanguage.Paths.Filters;
using Stepyard.StatesLanguage.Paths.Segments;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>Parses paths, alone or inside a filter.</summary>
internal sealed class PathParser(TextCursor cursor, bool isInFilter)
{
    private const string EndOfName = ".[(";
    private const string EndOfNameInFilter = ".[( \t\r\n)]=!<>&|,~";

    public PathParser(string text)
        : this(new TextCursor(text), isInFilter: false)
    {
    }

    public bool TryParse([NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = Parse();
        if (path is not null && !cursor.IsAtEnd)
        {
            path = (JsonPath?)cursor.Fail("The path should end");
        }

        problem = cursor.Problem;
        return path is not null;
    }

    /// <summary>The path that comes next; null where there is a problem.</summary>
    public JsonPath? Parse()
    {
        var start = cursor.Position;
        if (ParseRoot() is not var (root, variable))
        {
            return null;
        }

        var segments = new List<Segment>();
        PathFunction? function = null;
        while (function is null && cursor.Next is '.' or '[')
        {
            if (cursor.Next == '[' ? !ParseBracket(segments) : !ParseDot(segments, out function))
            {
                return null;
            }
        }

        return segments is [.., Descent]
            ? (JsonPath?)cursor.Fail("A path must not end with '..'")
            : new JsonPath(cursor.Text[start..cursor.Position], root, variable, [.. segments], function);
    }

    private (PathRoot Root, string? Variable)? ParseRoot()
    {
        if (isInFilter && cursor.TryTake("@"))
        {
            return (PathRoot.Current, null);
        }

        if (cursor.TryTake("$$"))
        {
            return (PathRoot.Context, null);
        }

        if (!cursor.TryTake("$"))
        {
            cursor.Fail("A path must start with '$'");
            return null;
        }

        if (cursor.IsAtEnd || (isInFilter ? EndOfNameInFilter : EndOfName).Contains(cursor.Next))
        {
            return (PathRoot.Input, null);
        }

        var start = cursor.Position;
        while (char.IsLetterOrDigit(cursor.Next) || cursor.Next == '_')
        {
            cursor.Advance();
        }

        if (cursor.Position > start && !char.IsAsciiDigit(cursor.Text[start]))
        {
            return (PathRoot.Variable, cursor.Text[start..cursor.Position]);
        }

        cursor.Fail("After '$' comes '.', '[' or the name of a variable");
        return null;
    }

    /// <summary>What follows a dot: a name, a wildcard, a descent or a function.</summary>
    private bool ParseDot(List<Segment> segments, out PathFunction? function)
    {
        function = null;
        cursor.Advance();
        if (cursor.TryTake("."))
        {
            segments.Add(new Descent());
        }

        if (cursor.Next == '[')
        {
            return ParseBracket(segments);
        }

        if (cursor.TryTake("*"))
        {
            segments.Add(new Wildcard());
            return true;
        }

        var name = cursor.TakeUntil(isInFilter ? EndOfNameInFilter : EndOfName);
        if (name.Length == 0)
        {
            cursor.Fail("A name is missing");
            return false;
        }

        if (name.AsSpan().ContainsAny(" \t\r\n"))
        {
            cursor.Fail("A name with blanks is written in brackets and quotes, ['a b'];");
            return false;
        }

        if (cursor.Next != '(')
        {
            segments.Add(new Field(name));
            return true;
        }

        function = PathFunctions.Find(name);
        if (function is null)
        {
            cursor.Fail($"There is no function {name}(), only {string.Join("(), ", PathFunctions.Names)}();");
            return false;
        }

        cursor.Advance();
        return cursor.Expect(")");
    }

    private bool ParseBracket(List<Segment> segments)
    {
        cursor.Advance();
        cursor.SkipBlanks();
        var segment = cursor.Next switch
        {
            '\'' or '"' => ParseNames(),
            '*' => ParseWildcard(),
            '?' => ParseFilter(),
            _ => ParseIndexes(),
        };
        if (segment is null || !cursor.Expect("]"))
        {
            return false;
        }

        segments.Add(segment);
        return true;
    }

    private Wildcard ParseWildcard()
    {
        cursor.Advance();
        return new();
    }

    private Filter? ParseFilter()
    {
        cursor.Advance();
        if (!cursor.TryEnter())
        {
            return null;
        }

        var test = cursor.Expect("(") ? new FilterParser(cursor).ParseOr() : null;
        cursor.Leave();
        return test is not null && cursor.Expect(")") ? new(test) : null;
    }

    private Segment? ParseNames()
    {
        var names = new List<string>();
        do
        {
            cursor.SkipBlanks();
            if (ParseName() is not { } name)
            {
                return null;
            }

            names.Add(name);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(","));

        // Of the last segment AWS makes one object, on the way each member is followed.
        var isLast = cursor.Text.AsSpan(cursor.Position).TrimStart() is "]";
        return names is [var only] ? new Field(only) : isLast ? new Subset([.. names]) : new Fields([.. names]);
    }

    /// <summary>A quoted name: it ends at the quote before a comma or the closing bracket, and only an escaped quote loses its backslash.</summary>
    private string? ParseName()
    {
        var quote = cursor.Next;
        if (quote is not ('\'' or '"'))
        {
            return (string?)cursor.Fail("A quoted name is missing");
        }

        var name = new StringBuilder();
        for (cursor.Advance(); !cursor.IsAtEnd; cursor.Advance())
        {
            var rest = cursor.Text.AsSpan(cursor.Position + 1);
            if (cursor.Next == quote && rest.TrimStart() is [']' or ',', ..])
            {
                cursor.Advance();
                return name.Length > 0 ? name.ToString() : (string?)cursor.Fail("The name is empty");
            }

            if (cursor.Next == '\\' && rest is [var escaped, ..] && escaped == quote)
            {
                cursor.Advance();
            }

            name.Append(cursor.Next);
        }

        return (string?)cursor.Fail($"The closing {quote} is missing");
    }

    private Segment? ParseIndexes()
    {
        int? first = null;
        if (cursor.Next != ':')
        {
            first = cursor.TakeInteger();
            if (first is null)
            {
                return null;
            }
        }

        cursor.SkipBlanks();
        if (cursor.TryTake(":"))
        {
            cursor.SkipBlanks();
            int? end = cursor.Next == ']' ? null : cursor.TakeInteger();
            return cursor.Problem is null ? new Slice(first, end) : null;
        }

        var indexes = new List<int> { first!.Value };
        while (cursor.TryTake(","))
        {
            cursor.SkipBlanks();
            if (cursor.TakeInteger() is not { } index)
            {
                return null;
            }

            indexes.Add(index);
            cursor.SkipBlanks();
        }

        return indexes is [var only] ? new Element(only) : new Elements([.. indexes]);
    }
}
