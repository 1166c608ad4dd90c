using System.Text.Json;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Reads a whole definition and collects everything that is wrong with it, in time proportional to its length.</summary>
internal sealed class DefinitionReader(WorkflowType type)
{
    /// <summary>The longest definition that AWS takes, in characters.</summary>
    private const int LongestDefinition = 1_048_576;
    private const long LongestTimeout = 99_999_999;

    private readonly List<Problem> _problems = [];
    private readonly StateNames _names = new();
    private readonly List<VariableScope> _scopes = [];
    private List<(string Path, StateReference Target)> _references = [];

    /// <summary>The type of what runs the states that are being read: the state machine, or child executions.</summary>
    public WorkflowType Type { get; private set; } = type;

    public ICollection<Problem> Problems => _problems;

    /// <summary>The query language of the states that name none.</summary>
    public QueryLanguage Language { get; private set; } = QueryLanguage.JsonPath;

    /// <summary>The variables of the graph that is being read.</summary>
    public VariableScope Variables { get; private set; } = new(null);

    /// <summary>The labels of the distributed Map states that have been read.</summary>
    public ISet<string> Labels { get; } = new HashSet<string>(StringComparer.Ordinal);

    public static ParseResult Read(string definition, WorkflowType type)
    {
        if (string.IsNullOrWhiteSpace(definition))
        {
            return Refused(new(null, Codes.Empty, "The definition is empty") { Allowed = "JSON: an object with StartAt and States" });
        }

        if (definition.Length > LongestDefinition)
        {
            return Refused(new(null, Codes.Schema, $"The definition has {definition.Length} characters") { Allowed = $"up to {LongestDefinition} characters" });
        }

        Value json;
        bool repeatsNames;
        try
        {
            json = Value.Parse(definition, out repeatsNames);
        }
        catch (JsonException e)
        {
            return new ParseResult(null, [JsonProblem.Of(definition, e)]);
        }

        if (json is not ObjectValue fields)
        {
            return Refused(new("/", Codes.Schema, "Expected value of type Object") { Given = json.ToJson() });
        }

        var reader = new DefinitionReader(type);
        var machine = reader.ReadMachine(fields);
        if (repeatsNames)
        {
            reader._problems.AddRange(RepeatedNames.Find(definition));
        }

        var isRefused = reader._problems.Exists(problem => problem.Severity == Severity.Error);
        if (isRefused)
        {
            // Where something is wrong, a state may seem out of reach only because of it.
            reader._problems.RemoveAll(problem => problem.Code is Codes.NeverReached or Codes.NeverEnds);
        }

        return new ParseResult(isRefused ? null : machine, reader._problems.Count == 0 ? [] : Positions.Locate(reader._problems, definition));
    }

    public void Report(Problem problem) => _problems.Add(problem);

    /// <summary>Remembers a state's name that must turn out to be one of its graph.</summary>
    public StateReference Refer(string path, string name)
    {
        var reference = new StateReference(name);
        _references.Add((path, reference));
        return reference;
    }

    /// <summary>Reads the graph that child executions of a type run; null where it has problems.</summary>
    public StateGraph? ReadGraph(FieldReader fields, WorkflowType childType)
    {
        var parentType = Type;
        Type = childType;
        var graph = ReadGraph(fields);
        Type = parentType;
        return graph;
    }

    /// <summary>Reads <c>StartAt</c> and <c>States</c>; null where they have problems.</summary>
    public StateGraph? ReadGraph(FieldReader fields)
    {
        var (outer, outerVariables) = (_references, Variables);
        (_references, Variables) = ([], new VariableScope(Variables));
        _scopes.Add(Variables);
        try
        {
            fields.Require("States", "StartAt");
            var startAt = fields.Text("StartAt");
            var start = startAt is null ? null : Refer($"{fields.Path}/StartAt", startAt);
            return fields.Object("States") is { } states ? ReadStates(states, start) : null;
        }
        finally
        {
            (_references, Variables) = (outer, outerVariables);
        }
    }

    private static ParseResult Refused(Problem problem) => new(null, [problem with { Line = 1, Column = 1 }]);

    private StateMachine? ReadMachine(ObjectValue json)
    {
        var fields = new FieldReader(json, "", this);
        var comment = fields.Text("Comment");
        fields.Word("Version", "1.0");
        fields.Language = Language = QueryLanguage.ReadMachine(fields);
        var timeout = fields.Integer("TimeoutSeconds", 0, LongestTimeout);
        var graph = ReadGraph(fields);
        fields.ReportUnknown();
        _names.ReportMissing(this);
        _problems.AddRange(_scopes.SelectMany(scope => scope.FindClashes().Concat(scope.FindUnknown())));
        return graph is null ? null : new StateMachine(Type, graph, comment, timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    private StateGraph? ReadStates(FieldReader fields, StateReference? start)
    {
        if (fields.Json.Count == 0)
        {
            fields.Definition.Report(new(fields.Path, Codes.Schema, "Value cannot be empty") { Allowed = "at least one state" });
        }

        var states = new List<State>();
        foreach (var (name, _) in fields.Json)
        {
            _names.Add(name, $"{fields.Path}/{name}", this);
            if (fields.Object(name) is { } state && StateReader.Read(name, state) is { } read)
            {
                states.Add(read);
            }
        }

        _names.Link(states, fields.Json, _references);
        if (states.Count < fields.Json.Count || start is null)
        {
            return null;
        }

        GraphCheck.Report(this, fields.Path, states, start, _references);
        return start.State is null ? null : new StateGraph(start.State, states);
    }
}
