using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Evaluation.References;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>Parses references, from <c>$</c> on: <c>$name</c>, <c>${name}</c>, <c>$!name</c>, <c>$!{name}</c>, with members, methods and indexes.</summary>
/// <remarks>Velocity 1.7: VTL reference guide, "References".</remarks>
internal sealed class ReferenceParser(Cursor cursor, ExpressionParser expressions)
{
    /// <summary>The reference that comes next; null, with the cursor where it was, where the dollar sign is one of text, as in <c>$5</c>.</summary>
    public (Reference Reference, bool IsQuiet)? TryParse()
    {
        var start = cursor.Position;
        cursor.Position++;
        var isQuiet = cursor.TryTake("!");
        var isFormal = cursor.TryTake("{");
        if (!Cursor.StartsIdentifier(cursor.Next))
        {
            cursor.Position = start;
            return null;
        }

        var root = cursor.TakeWhile(Cursor.IsInIdentifier);
        var steps = ParseSteps();
        if (isFormal)
        {
            cursor.Expect("}", $"the closing }} of {cursor.Text[start..cursor.Position]} is missing.");
        }

        var literal = cursor.Text[start..cursor.Position];
        var place = cursor.Source.PlaceAt(start);
        var reference = new Reference(root, steps, place) { Literal = literal };
        cursor.Source.Mentions.Add(new(reference, isQuiet, place));
        return (reference, isQuiet);
    }

    /// <summary>The reference that has to come next.</summary>
    public Reference Parse() => cursor.Next == '$' && TryParse() is var (reference, _)
        ? reference
        : throw cursor.Failure("a reference, such as $name, is missing.");

    private ImmutableArray<Step> ParseSteps()
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        while (true)
        {
            if (cursor.Next == '[')
            {
                steps.Add(ParseIndex());
            }
            else if (cursor.Next == '.' && char.IsAsciiLetter(cursor.At(1)))
            {
                cursor.Position++;
                steps.Add(ParseMember());
            }
            else
            {
                return steps.ToImmutable();
            }
        }
    }

    private Step ParseMember()
    {
        var place = cursor.Place;
        var name = cursor.TakeWhile(Cursor.IsInIdentifier);
        if (!cursor.TryTake("("))
        {
            return new Member(name);
        }

        cursor.SkipWhitespace();
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        while (!cursor.TryTake(")"))
        {
            if (arguments.Count > 0)
            {
                cursor.Expect(",", $"a comma or the closing ) of {name}( is missing. An argument is a reference or a value: #set a variable to anything else first.");
            }

            arguments.Add(expressions.ParseParameter());
        }

        return new MethodCall(name, arguments.ToImmutable(), place);
    }

    private Evaluation.References.Index ParseIndex()
    {
        cursor.Position++;
        var index = expressions.ParseParameter();
        cursor.Expect("]", "the closing ] of the index is missing. A bracket after a reference is an index: write ${name}[ where it is text.");
        return new(index);
    }
}
