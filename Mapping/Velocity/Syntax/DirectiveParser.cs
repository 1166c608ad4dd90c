using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Evaluation.Directives;
using Stepyard.Mapping.Velocity.Evaluation.Expressions;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>Parses directives, from <c>#</c> on, with the blocks that belong to them.</summary>
/// <remarks>Velocity 1.7: VTL reference guide, "Directives".</remarks>
internal sealed class DirectiveParser(Cursor cursor, ExpressionParser expressions, TemplateParser blocks)
{
    private static readonly string[] Unsupported = ["include", "parse", "evaluate"];

    private static readonly string[] Known = ["if", "elseif", "else", "end", "stop", "foreach", "break", "macro", "define", .. Unsupported];

    /// <summary>Whether <c>#set</c> comes next with its parenthesis; without one it is text.</summary>
    public bool IsSet
    {
        get
        {
            var ahead = cursor.At(1) == '{' ? "#{set}".Length : "#set".Length;
            while (cursor.At(ahead) is ' ' or '\t')
            {
                ahead++;
            }

            return cursor.At(ahead) == '(';
        }
    }

    /// <summary>Whether a backslash before the name escapes it.</summary>
    public bool IsKnown(string name) => Known.Contains(name) || name == "set" || blocks.Macros.ContainsKey(name);

    /// <summary>The name that comes next, <c>end</c> for <c>#end</c> and <c>#{end}</c>; empty where the hash is one of text.</summary>
    public string PeekName()
    {
        var start = cursor.Position;
        var isBracketed = cursor.At(1) == '{';
        cursor.Position += isBracketed ? 2 : 1;
        var name = Cursor.StartsIdentifier(cursor.Next) || cursor.Next == '@' ? cursor.TakeWhile(Cursor.IsInWord) : "";
        var isName = !isBracketed || cursor.Next == '}';
        cursor.Position = start;
        return isName ? name : "";
    }

    /// <summary>Steps over the name and returns it as it is written, <c>#{end}</c>.</summary>
    public string TakeName()
    {
        var length = PeekName().Length + (cursor.At(1) == '{' ? 3 : 1);
        cursor.Position += length;
        return cursor.Text[(cursor.Position - length)..cursor.Position];
    }

    /// <summary>The directive that comes next; null for a definition, which does not render.</summary>
    public Node? Parse(string name)
    {
        if (Unsupported.Contains(name))
        {
            throw cursor.Failure($"#{name} is not supported: a template stands alone.");
        }

        var place = cursor.Place;
        var start = cursor.Position;
        if (name == "set" && !IsSet)
        {
            return new Text(TakeName());
        }

        TakeName();
        return name switch
        {
            "set" => ParseSet(place),
            "if" => cursor.Nested(ParseIf),
            "foreach" => cursor.Nested(() => ParseForeach(place)),
            "macro" => cursor.Nested(ParseMacro),
            "define" => cursor.Nested(ParseDefine),
            "break" => ParseBreak(),
            "stop" => new Stop(),
            _ => ParseCall(name, start, place),
        };
    }

    private Set ParseSet(Place place)
    {
        Open("set");
        cursor.SkipWhitespace();
        var start = cursor.Position;
        var target = expressions.References.Parse();
        if (target.Literal.EndsWith(')') || target.Literal.EndsWith(")}", StringComparison.Ordinal))
        {
            throw cursor.Failure($"{target.Literal} calls a method: #set needs a variable, a member or an index to its left.", start);
        }

        cursor.Source.Declared.Add(target.Root);
        cursor.SkipWhitespace();
        if (cursor.Is("=="))
        {
            throw cursor.Failure("#set takes one =.");
        }

        cursor.Expect("=", "the = of #set is missing.");
        var value = expressions.Parse();
        Close("set");
        return new(target, value, place);
    }

    private If ParseIf()
    {
        var branches = ImmutableArray.CreateBuilder<(Expression?, Block)>();
        branches.Add((ParseCondition("if"), blocks.ParseBlock()));
        while (PeekName() == "elseif")
        {
            TakeName();
            branches.Add((ParseCondition("elseif"), blocks.ParseBlock()));
        }

        if (PeekName() == "else")
        {
            TakeName();
            cursor.SkipRestOfLine();
            branches.Add((null, blocks.ParseBlock()));
        }

        ExpectEnd("if");
        return new(branches.ToImmutable());
    }

    private Expression ParseCondition(string directive)
    {
        Open(directive);
        var condition = expressions.Parse();
        Close(directive);
        return condition;
    }

    private Foreach ParseForeach(Place place)
    {
        Open("foreach");
        var item = ParseVariable("#foreach");
        cursor.SkipWhitespace();
        if (cursor.TakeWhile(Cursor.IsInWord) != "in")
        {
            throw cursor.Failure("the 'in' of #foreach($item in $items) is missing.");
        }

        var items = expressions.ParseParameter();
        Close("foreach");
        var block = blocks.ParseBlock();
        ExpectEnd("foreach");
        return new(item, items, block, place);
    }

    private Node? ParseMacro()
    {
        Open("macro");
        cursor.SkipWhitespace();
        var name = Cursor.StartsIdentifier(cursor.Next) ? cursor.TakeWhile(Cursor.IsInWord) : throw cursor.Failure("the name of the macro is missing.");
        var parameters = ImmutableArray.CreateBuilder<string>();
        for (SkipSeparator(); cursor.Next == '$'; SkipSeparator())
        {
            parameters.Add(ParseVariable("#macro"));
        }

        Close("macro");

        // Known from here on, so that it can be escaped and can call itself.
        blocks.Macros.TryAdd(name, new([], new([])));
        var block = blocks.ParseBlock();
        ExpectEnd("macro");
        blocks.Macros[name] = new(parameters.ToImmutable(), block);
        return null;
    }

    private Define ParseDefine()
    {
        Open("define");
        var name = ParseVariable("#define");
        Close("define");
        var block = blocks.ParseBlock();
        ExpectEnd("define");
        return new(name, block);
    }

    private Break ParseBreak()
    {
        if (cursor.AfterWhitespace('(') < 0)
        {
            return new(null);
        }

        Open("break");
        cursor.SkipWhitespace();
        var target = cursor.Next == ')' ? null : expressions.ParseParameter();
        Close("break");
        return new(target);
    }

    private MacroCall ParseCall(string name, int start, Place place)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        var hasArguments = cursor.AfterWhitespace('(') >= 0;
        if (hasArguments)
        {
            Open(name);
            for (SkipSeparator(); cursor.Next != ')'; SkipSeparator())
            {
                arguments.Add(ParseArgument(name));
            }

            Close(name);
        }

        if (!name.StartsWith('@'))
        {
            return new(name, arguments.ToImmutable(), null, cursor.Text[start..cursor.Position], place);
        }

        var body = cursor.Nested(blocks.ParseBlock);
        ExpectEnd(name);
        return new(name[1..], arguments.ToImmutable(), body, cursor.Text[start..cursor.Position], place);
    }

    // Text such as "#see (below)" looks like a call until it turns out that there is no such macro.
    private Expression ParseArgument(string name)
    {
        if (!Cursor.StartsIdentifier(cursor.Next) || blocks.Macros.ContainsKey(name))
        {
            return expressions.ParseParameter();
        }

        var word = cursor.TakeWhile(Cursor.IsInWord);
        return new Constant(word switch { "true" => true, "false" => false, _ => word }) { Literal = word };
    }

    private string ParseVariable(string directive)
    {
        cursor.SkipWhitespace();
        var reference = expressions.References.Parse();
        cursor.Source.Declared.Add(reference.Root);
        return reference.IsVariable ? reference.Root : throw cursor.Failure($"{directive} needs a variable, such as $name, and not {reference.Literal}.");
    }

    private void SkipSeparator()
    {
        cursor.SkipWhitespace();
        if (cursor.TryTake(","))
        {
            cursor.SkipWhitespace();
        }
    }

    private void Open(string directive)
    {
        cursor.SkipWhitespace();
        cursor.Expect("(", $"the parenthesis after #{directive} is missing.");
    }

    private void Close(string directive)
    {
        cursor.SkipWhitespace();
        cursor.Expect(")", $"the closing ) of #{directive} is missing, or something before it is not understood.");
        cursor.SkipRestOfLine();
    }

    private void ExpectEnd(string directive)
    {
        if (PeekName() != "end")
        {
            throw cursor.Failure(cursor.IsAtEnd ? $"the #end of #{directive} is missing." : $"#{PeekName()} does not belong to #{directive}: its #end is missing.");
        }

        TakeName();
        cursor.SkipRestOfLine();
    }
}
