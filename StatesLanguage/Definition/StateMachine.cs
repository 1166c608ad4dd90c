using Stepyard.StatesLanguage.States;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>A state machine, parsed and checked once; immutable, so that any number of executions can share it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html</remarks>
public sealed class StateMachine
{
    private static readonly TimeSpan LongestExpress = TimeSpan.FromMinutes(5);

    internal StateMachine(WorkflowType type, StateGraph graph, string? comment, TimeSpan? timeout)
    {
        Type = type;
        Graph = graph;
        Comment = comment;
        Timeout = type == WorkflowType.Standard ? timeout
            : timeout < LongestExpress ? timeout
            : LongestExpress;
        HasDistributedMaps = DistributedMaps.Any();
    }

    public WorkflowType Type { get; }

    public StateGraph Graph { get; }

    public string? Comment { get; }

    /// <summary>How long an execution may run: <c>TimeoutSeconds</c>, and never over five minutes for Express; null for no limit.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>All Task states, nested ones too: what the state machine calls, and so what its role must allow.</summary>
    public IEnumerable<TaskState> Tasks => Graph.AllStates().OfType<TaskState>();

    /// <summary>All Map states that run child executions, nested ones too.</summary>
    public IEnumerable<MapState> DistributedMaps => Graph.AllStates().OfType<MapState>().Where(map => map.IsDistributed);

    /// <summary>Whether an execution may have child executions, and read and write objects for them.</summary>
    public bool HasDistributedMaps { get; }

    /// <summary>Parses and checks a definition.</summary>
    /// <param name="definition">The definition's JSON; placeholders such as <c>${Topic}</c> inside its strings are plain text.</param>
    /// <param name="type">The type that the definition is for: Express refuses some integrations.</param>
    public static ParseResult Parse(string definition, WorkflowType type) => DefinitionReader.Read(definition, type);
}
