using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What to run, and everything that an execution takes from outside.</summary>
/// <param name="Machine">The state machine.</param>
/// <param name="Input">The input.</param>
/// <param name="Identity">Who the execution is.</param>
/// <param name="Tasks">What Task states call.</param>
public sealed record ExecutionRequest(StateMachine Machine, Value Input, ExecutionIdentity Identity, ITaskRunner Tasks)
{
    /// <summary>Receives the events; by default no one does.</summary>
    public IHistory? History { get; init; }

    /// <summary>Variables that are assigned before the first state is entered; by default there are none.</summary>
    public ObjectValue? Variables { get; init; }

    /// <summary>Where distributed Map states read items and write results; null where there is nothing of the kind.</summary>
    public IObjectStore? Objects { get; init; }

    /// <summary>
    /// Told that the execution has ended, or a child execution of it, on that one's thread; once more where it was redriven.
    /// Not of an end that it only repeats, unless it stays with that.
    /// </summary>
    public Action<Execution>? Ended { get; init; }

    /// <summary>Who is told of map runs and their child executions; by default no one is.</summary>
    public IMapRuns? MapRuns { get; init; }

    /// <summary>The clock and the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where random numbers, UUIDs and task tokens come from.</summary>
    public IRandomness Randomness { get; init; } = Executions.Randomness.Shared;

    /// <summary>Where the execution writes down what happens to it; null where it is kept in memory alone.</summary>
    public IExecutionJournal? Journal { get; init; }

    /// <summary>
    /// What happened to it before, which it repeats when it begins, without asking anyone, and then goes on; null for a new execution,
    /// empty where nothing is known of it but that it was started. What it takes from outside must be as it was, and its random numbers and ids the same.
    /// </summary>
    public IReadOnlyList<Happening>? Past { get; init; }

    /// <summary>When it was started; now, unless it has a past.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>How often it has to have been redriven: once more where its past ends, if that has fewer redrives and ends without success.</summary>
    public int Redrives { get; init; }

    /// <summary>Makes it the test of the first state alone; null in executions.</summary>
    internal Inspection? Inspection { get; init; }
}
