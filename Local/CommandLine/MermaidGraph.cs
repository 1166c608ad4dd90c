using System.Text;
using System.Text.Json.Nodes;

namespace Stepyard.Local.CommandLine;

/// <summary>Draws a definition as a Mermaid flowchart, which GitHub, GitLab and most editors show as a picture.</summary>
/// <remarks>Boxes are Tasks and Pass states, diamonds Choice states, rounded Wait states, circles Succeed and hexagons Fail; dotted arrows are errors that are caught.</remarks>
internal sealed class MermaidGraph
{
    private const int LongestLabel = 60;

    private readonly StringBuilder _states = new();
    private readonly StringBuilder _arrows = new();
    private int _count;
    private bool _hasEnd;

    private MermaidGraph()
    {
    }

    /// <param name="definition">A valid definition.</param>
    public static string Of(string definition)
    {
        var graph = new MermaidGraph();
        var machine = JsonNode.Parse(definition)!;
        var ids = graph.Draw(machine, "  ", isTop: true);
        var end = graph._hasEnd ? "  finish(((\" \")))\n" : "";
        return $"flowchart TD\n  begin((\" \"))\n{graph._states}{end}  begin --> {ids[TextOf(machine, "StartAt")]}\n{graph._arrows}";
    }

    /// <summary>Draws states that belong together.</summary>
    /// <returns>Their ids by name.</returns>
    private Dictionary<string, string> Draw(JsonNode graph, string indent, bool isTop)
    {
        var states = graph["States"]!.AsObject();
        var ids = states.ToDictionary(state => state.Key, _ => $"s{++_count}");
        foreach (var (name, state) in states)
        {
            DrawState(ids[name], name, state!, indent);
        }

        foreach (var (name, state) in states)
        {
            DrawArrows(ids, ids[name], state!, isTop);
        }

        return ids;
    }

    private void DrawState(string id, string name, JsonNode state, string indent)
    {
        var label = Label(name + string.Concat(Objects(state, "Retry").Select(retrier => $"\n↻ {Errors(retrier)}")));
        if (NestedIn(state) is { Length: > 0 } nested)
        {
            _states.Append($"{indent}subgraph {id}[{label}]\n");
            foreach (var graph in nested)
            {
                Draw(graph, indent + "  ", isTop: false);
            }

            _states.Append($"{indent}end\n");
            return;
        }

        var (open, close) = TextOf(state, "Type") switch
        {
            "Choice" => ("{", "}"),
            "Wait" => ("([", "])"),
            "Succeed" => ("((", "))"),
            "Fail" => ("{{", "}}"),
            _ => ("[", "]"),
        };
        _states.Append($"{indent}{id}{open}{label}{close}\n");
    }

    private void DrawArrows(Dictionary<string, string> ids, string id, JsonNode state, bool isTop)
    {
        foreach (var choice in Objects(state, "Choices"))
        {
            Arrow($"-- {Label(RuleOf(choice))} -->", choice);
        }

        if (state["Default"] is { } fallback)
        {
            _arrows.Append($"  {id} -- {Label("otherwise")} --> {ids[(string)fallback!]}\n");
        }

        if (state["Next"] is not null)
        {
            Arrow("-->", state);
        }

        foreach (var catcher in Objects(state, "Catch"))
        {
            Arrow($"-. {Label(Errors(catcher))} .->", catcher);
        }

        if (isTop && state["End"] is not null)
        {
            _hasEnd = true;
            _arrows.Append($"  {id} --> finish\n");
        }

        void Arrow(string arrow, JsonNode from) => _arrows.Append($"  {id} {arrow} {ids[TextOf(from, "Next")]}\n");
    }

    private static JsonNode[] NestedIn(JsonNode state) => TextOf(state, "Type") switch
    {
        "Parallel" => [.. Objects(state, "Branches")],
        "Map" => [state["ItemProcessor"] ?? state["Iterator"]!],
        _ => [],
    };

    // $.command StringEquals CHECK_NAME, or the condition of a rule in JSONata.
    private static string RuleOf(JsonNode rule)
    {
        if (rule["Condition"] is { } condition)
        {
            return condition.ToString().Trim('{', '}').Trim('%').Trim();
        }

        if (rule["Not"] is { } negated)
        {
            return $"not {RuleOf(negated)}";
        }

        foreach (var (field, word) in new[] { ("And", " and "), ("Or", " or ") })
        {
            if (rule[field] is not null)
            {
                return string.Join(word, Objects(rule, field).Select(RuleOf));
            }
        }

        var comparison = rule.AsObject().First(member => member.Key is not ("Variable" or "Next" or "Comment" or "Assign"));
        return $"{rule["Variable"]} {comparison.Key} {comparison.Value}";
    }

    private static string Errors(JsonNode from) => string.Join(", ", from["ErrorEquals"]!.AsArray().Select(error => (string)error!));

    private static IEnumerable<JsonNode> Objects(JsonNode from, string field) => (from[field] as JsonArray ?? []).Select(item => item!);

    private static string TextOf(JsonNode from, string field) => (string)from[field]!;

    private static string Label(string text)
    {
        var shown = text.Length <= LongestLabel ? text : $"{text.AsSpan(0, LongestLabel)}…";
        return $"\"{shown.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal).Replace("\n", "<br/>", StringComparison.Ordinal)}\"";
    }
}
