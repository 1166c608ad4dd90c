using System.Collections.Immutable;
using System.Text;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Evaluation.References;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>Parses templates: text, with references, directives and comments in it.</summary>
/// <remarks>
/// Velocity 1.7: its grammar, white space included. A directive takes the rest of its line where that is blank; <c>#set</c> takes the blanks before it
/// where they follow another directive, comment or reference; all other white space is text.
/// </remarks>
internal sealed class TemplateParser
{
    private readonly Cursor _cursor;
    private readonly ExpressionParser _expressions;
    private readonly DirectiveParser _directives;

    // Whether what was parsed last is no text, although nothing renders it: a comment, a macro's definition.
    private bool _isBoundary;

    public TemplateParser(Source source)
        : this(new(source, 0, source.Text.Length), [])
    {
    }

    private TemplateParser(Cursor cursor, Dictionary<string, Macro> macros)
    {
        (_cursor, Macros) = (cursor, macros);
        _expressions = new(cursor, inner => new TemplateParser(inner, macros).Parse());
        _directives = new(cursor, _expressions, this);
    }

    /// <summary>The macros that the template has defined so far.</summary>
    public Dictionary<string, Macro> Macros { get; }

    /// <exception cref="TemplateException">The text is no template.</exception>
    public Block Parse()
    {
        var block = ParseBlock();
        return _cursor.IsAtEnd ? block : throw _cursor.Failure($"#{_directives.PeekName()} belongs to no #if, #foreach, #macro or #define.");
    }

    /// <summary>Everything up to the <c>#end</c>, <c>#else</c> or <c>#elseif</c> that belongs to a directive around it.</summary>
    public Block ParseBlock()
    {
        var nodes = ImmutableArray.CreateBuilder<Node>();
        var text = new StringBuilder();

        // Where the text since the last thing that is not text begins.
        var run = 0;
        while (!_cursor.IsAtEnd)
        {
            var node = ParseNext(text, run, out var isEnd);
            if (isEnd)
            {
                break;
            }

            if (node is not null)
            {
                Flush(text, nodes);
                run = 0;
                nodes.Add(node);
            }
            else if (_isBoundary)
            {
                run = text.Length;
            }

            _isBoundary = false;
        }

        Flush(text, nodes);
        return new(nodes.ToImmutable());
    }

    private Node? ParseNext(StringBuilder text, int run, out bool isEnd)
    {
        isEnd = false;
        switch (_cursor.Next)
        {
            case '\\':
                return ParseEscape(text);
            case '$':
                return ParseReference(text, backslashes: 0);
            case '#':
                return ParseHash(text, run, out isEnd);
            default:
                text.Append(_cursor.TakeWhile(character => character is not ('\\' or '$' or '#')));
                return null;
        }
    }

    private RenderedReference? ParseReference(StringBuilder text, int backslashes)
    {
        // In $\!name the backslash escapes what would make the reference a quiet one.
        var between = 1;
        while (_cursor.At(between) == '\\')
        {
            between++;
        }

        if (between > 1 && _cursor.At(between) == '!')
        {
            text.Append('\\', backslashes).Append('$').Append('\\', between - 2).Append('!');
            _cursor.Position += between + 1;
            return null;
        }

        if (_expressions.References.TryParse() is var (reference, isQuiet))
        {
            return new(reference, isQuiet, backslashes);
        }

        text.Append('\\', backslashes).Append('$');
        _cursor.Position++;
        return null;
    }

    private RenderedReference? ParseEscape(StringBuilder text)
    {
        var backslashes = _cursor.TakeWhile(character => character == '\\').Length;
        if (_cursor.Next == '$')
        {
            return ParseReference(text, backslashes);
        }

        if (_cursor.Next != '#' || !_directives.IsKnown(_directives.PeekName()))
        {
            text.Append('\\', backslashes);
            return null;
        }

        // Each pair renders as one; one that is left makes the directive text.
        text.Append('\\', backslashes / 2);
        if (backslashes % 2 == 1)
        {
            text.Append(_directives.TakeName());
        }

        return null;
    }

    private Node? ParseHash(StringBuilder text, int run, out bool isEnd)
    {
        isEnd = false;
        _isBoundary = true;
        if (_cursor.TryTake("##"))
        {
            _cursor.TakeWhile(character => character is not ('\r' or '\n'));
            _cursor.SkipRestOfLine();
            return null;
        }

        if (_cursor.Is("#*") || _cursor.Is("#[["))
        {
            return ParseEnclosed();
        }

        var name = _directives.PeekName();
        isEnd = name is "end" or "else" or "elseif";
        if (isEnd)
        {
            return null;
        }

        if (name == "set" && _directives.IsSet && text.ToString(run, text.Length - run).All(character => character is ' ' or '\t'))
        {
            text.Length = run;
        }

        if (name.Length > 0)
        {
            return _directives.Parse(name);
        }

        _isBoundary = false;
        text.Append('#');
        _cursor.Position++;
        return null;
    }

    /// <summary>A comment, or a text that is taken as it is: <c>#[[$text]]#</c>.</summary>
    private Text? ParseEnclosed()
    {
        var isComment = _cursor.Is("#*");
        var (open, close) = isComment ? ("#*", "*#") : ("#[[", "]]#");
        var start = _cursor.Position + open.Length;
        var end = _cursor.Text.IndexOf(close, start, _cursor.End - start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw _cursor.Failure($"the closing {close} is missing.");
        }

        _cursor.Position = end + close.Length;
        return isComment ? null : new(_cursor.Text[start..end]);
    }

    private static void Flush(StringBuilder text, ImmutableArray<Node>.Builder nodes)
    {
        if (text.Length > 0)
        {
            nodes.Add(new Text(text.ToString()));
            text.Clear();
        }
    }
}
