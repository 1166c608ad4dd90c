using System.Text.Json;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Reads a whole definition and collects everything that is wrong with it.</summary>
internal sealed class DefinitionReader(WorkflowType type)
{
    private const long LongestTimeout = 99_999_999;
    private const int LongestStateName = 80;

    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private List<(string Path, StateReference Target)> _references = [];

    public WorkflowType Type => type;

    public ICollection<Problem> Problems => _problems;

    public static ParseResult Read(string definition, WorkflowType type)
    {
        Value json;
        try
        {
            json = Value.Parse(definition);
        }
        catch (JsonException e)
        {
            return new ParseResult(null, [JsonProblem.Of(definition, e)]);
        }

        if (json is not ObjectValue fields)
        {
            return new ParseResult(null, [new Problem("/", Codes.Schema, "Expected value of type Object") { Given = json.ToJson(), Line = 1, Column = 1 }]);
        }

        var reader = new DefinitionReader(type);
        var machine = reader.ReadMachine(fields);
        return reader._problems.Count == 0
            ? new ParseResult(machine, [])
            : new ParseResult(null, new Positions(definition).Locate(reader._problems));
    }

    public void Report(Problem problem) => _problems.Add(problem);

    /// <summary>Remembers a state's name that must turn out to be one of its graph.</summary>
    public StateReference Refer(string path, string name)
    {
        var reference = new StateReference(name);
        _references.Add((path, reference));
        return reference;
    }

    /// <summary>Reads <c>StartAt</c> and <c>States</c>; null where they have problems.</summary>
    public StateGraph? ReadGraph(FieldReader fields)
    {
        var outer = _references;
        _references = [];
        try
        {
            fields.Require("States", "StartAt");
            var startAt = fields.Text("StartAt");
            var start = startAt is null ? null : Refer($"{fields.Path}/StartAt", startAt);
            return fields.Object("States") is { } states ? Link(states, start) : null;
        }
        finally
        {
            _references = outer;
        }
    }

    private StateMachine? ReadMachine(ObjectValue json)
    {
        var fields = new FieldReader(json, "", this);
        var comment = fields.Text("Comment");
        if (fields.Text("Version") is { } version && version != "1.0")
        {
            fields.Wrong("Version", "Version is not supported", version, "1.0");
        }

        QueryLanguage.Read(fields);
        var timeout = fields.Integer("TimeoutSeconds", 1, LongestTimeout);
        var graph = ReadGraph(fields);
        fields.ReportUnknown();
        return graph is null ? null : new StateMachine(type, graph, comment, timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    private StateGraph? Link(FieldReader fields, StateReference? start)
    {
        var states = new List<State>();
        var names = new List<string>();
        foreach (var (name, value) in fields.Json)
        {
            names.Add(name);
            CheckName(name, $"{fields.Path}/{name}");
            if (fields.Object(name) is { } state && StateReader.Read(name, state) is { } read)
            {
                states.Add(read);
            }
        }

        if (names.Count == 0)
        {
            Report(new(fields.Path, Codes.Schema, "States must have at least one state"));
        }

        var byName = states.ToDictionary(state => state.Name, StringComparer.Ordinal);
        foreach (var (path, target) in _references)
        {
            if (byName.TryGetValue(target.Name, out var state))
            {
                target.State = state;
            }
            else if (!names.Contains(target.Name))
            {
                Report(new(path, Codes.MissingTarget, $"Missing '{path[(path.LastIndexOf('/') + 1)..]}' target: {target.Name}")
                {
                    Given = target.Name,
                    Allowed = string.Join(", ", names),
                    Fix = Names.DidYouMean(target.Name, names),
                });
            }
        }

        if (start?.State is null || states.Count < names.Count)
        {
            return null;
        }

        ReportUnreachable(start.State, states);
        return new StateGraph(start.State, states);
    }

    private void CheckName(string name, string path)
    {
        if (name.Length > LongestStateName)
        {
            Report(new(path, Codes.Schema, $"State name '{name}' exceeds the limit of {LongestStateName} characters") { Given = name });
        }

        if (!_names.Add(name))
        {
            Report(new(path, "DUPLICATE_STATE_NAME", $"State name \"{name}\" is not unique in the state machine") { Given = name });
        }
    }

    private void ReportUnreachable(State start, List<State> states)
    {
        var reached = new HashSet<State> { start };
        var frontier = new Stack<State>(reached);
        while (frontier.TryPop(out var state))
        {
            foreach (var target in state.Targets)
            {
                if (target.State is { } next && reached.Add(next))
                {
                    frontier.Push(next);
                }
            }
        }

        foreach (var state in states.Where(state => !reached.Contains(state)))
        {
            Report(new(state.Path, Codes.MissingTarget, $"State \"{state.Name}\" is not reachable.")
            {
                Fix = $"point a Next, Default or Catch at \"{state.Name}\", or remove it",
            });
        }
    }
}
