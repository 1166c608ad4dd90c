using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Evaluation.Expressions;

namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#name(arguments)</c>, or <c>#@name(arguments) … #end</c> with a body for <c>$bodyContent</c>. Where there is no such macro it renders as it is written.</summary>
/// <param name="name">The macro's name.</param>
/// <param name="arguments">Surplus ones are ignored, missing ones have no value.</param>
/// <param name="body">The body; null for a call without one.</param>
/// <param name="literal">The call as it is written.</param>
/// <param name="place">Where.</param>
internal sealed class MacroCall(string name, ImmutableArray<Expression> arguments, Block? body, string literal, Place place) : Node
{
    private const string BodyName = "bodyContent";

    public override Flow Render(Rendering rendering)
    {
        rendering.Place = place;
        if (!rendering.Macros.TryGetValue(name, out var macro))
        {
            rendering.Write(literal);
            return Flow.Next;
        }

        var byName = macro.Parameters.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second);
        if (body is not null)
        {
            byName[BodyName] = new Constant(new DefinedBlock(body)) { Literal = "" };
        }

        var flow = rendering.Render(macro.Block, rendering.Variables.ForMacro(byName));
        return flow == Flow.Break && rendering.BreakTarget is null ? Flow.Next : flow;
    }
}
