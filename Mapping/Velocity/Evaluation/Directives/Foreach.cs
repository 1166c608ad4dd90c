using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#foreach($item in expression)</c>: a round for each item of a list, and for each value of a map; none for anything else.</summary>
/// <remarks>Velocity 1.7: user guide, "Foreach Loops".</remarks>
internal sealed class Foreach(string item, Expression items, Block block, Place place) : Node
{
    private const string ScopeName = "foreach";
    private const string CounterName = "velocityCount";
    private const string HasNextName = "velocityHasNext";

    public override Flow Render(Rendering rendering)
    {
        rendering.Place = place;
        var list = items.Evaluate(rendering) switch
        {
            VelocityList several => several.ToArray(),
            VelocityMap map => [.. map.Values],
            _ => [],
        };
        if (list.Length == 0)
        {
            return Flow.Next;
        }

        string[] own = [item, CounterName, HasNextName, ScopeName];
        var before = Array.ConvertAll(own, name => rendering.Variables.Get(name, rendering));
        var flow = RenderRounds(list, new(list.Length, before[^1] as ForeachScope), rendering);
        for (var i = 0; i < own.Length; i++)
        {
            Restore(own[i], before[i], rendering);
        }

        return flow;
    }

    private Flow RenderRounds(object?[] list, ForeachScope scope, Rendering rendering)
    {
        for (; scope.Index < Math.Min(list.Length, rendering.Options.MostRounds); scope.Index++)
        {
            rendering.Spend(1);
            rendering.Variables.Set(item, list[scope.Index]);
            rendering.Variables.Set(CounterName, scope.Index + 1L);
            rendering.Variables.Set(HasNextName, scope.HasNext);
            rendering.Variables.Set(ScopeName, scope);
            var flow = block.Render(rendering);
            if (flow == Flow.Stop || (flow == Flow.Break && rendering.BreakTarget is { } target && target != scope))
            {
                return flow;
            }

            if (flow == Flow.Break)
            {
                rendering.BreakTarget = null;
                break;
            }
        }

        return Flow.Next;
    }

    private static void Restore(string name, object? value, Rendering rendering)
    {
        if (value is null)
        {
            rendering.Variables.Remove(name);
        }
        else
        {
            rendering.Variables.Set(name, value);
        }
    }
}
