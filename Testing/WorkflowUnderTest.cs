using System.Collections.Immutable;
using System.Text;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Testing;
using Stepyard.Testing.Mocks;

namespace Stepyard.Testing;

/// <summary>A workflow, and what its Tasks come to in a test. Immutable: every method returns a changed copy, so tests can share one.</summary>
public sealed class WorkflowUnderTest
{
    private ImmutableDictionary<string, TaskMock> _mocks = ImmutableDictionary<string, TaskMock>.Empty;
    private ImmutableDictionary<(string Bucket, string Key), byte[]> _objects = ImmutableDictionary<(string, string), byte[]>.Empty;
    private int _seed = 1;
    private DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private string _executionName = "test";
    private bool _isInRealTime;

    private WorkflowUnderTest(string name, StateMachine machine) => (Name, Machine) = (name, machine);

    private WorkflowUnderTest(WorkflowUnderTest other)
        : this(other.Name, other.Machine) =>
        (_mocks, _objects, _seed, _start, _executionName, _isInRealTime) =
        (other._mocks, other._objects, other._seed, other._start, other._executionName, other._isInRealTime);

    /// <summary>The workflow's name: the file's, without <c>.asl.json</c>.</summary>
    public string Name { get; }

    /// <summary>The definition, parsed and checked.</summary>
    public StateMachine Machine { get; }

    /// <summary>A workflow from its ASL file.</summary>
    /// <param name="path">The file; a relative path is looked for in the current folder and above, so <c>definitions/pizza.asl.json</c> is found from a test.</param>
    /// <param name="type">Standard or Express, which the file doesn't say.</param>
    /// <param name="substitutions">What its <c>${…}</c> placeholders stand for; those left out stay as they are, and Tasks that name them can be mocked.</param>
    /// <exception cref="WorkflowSetupException">There is no such file, or the definition has problems.</exception>
    public static WorkflowUnderTest FromFile(
        string path, WorkflowType type = WorkflowType.Standard, IReadOnlyDictionary<string, string>? substitutions = null)
    {
        var file = TestFile.Find(path);
        return Parse(Substitutions.Apply(File.ReadAllText(file), substitutions, path), type, TestFile.NameOf(path), path);
    }

    /// <summary>A workflow from its definition's text.</summary>
    /// <param name="definition">The ASL.</param>
    /// <param name="type">Standard or Express, which the definition doesn't say.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="WorkflowSetupException">The definition has problems.</exception>
    public static WorkflowUnderTest FromDefinition(string definition, WorkflowType type = WorkflowType.Standard, string name = "workflow") =>
        Parse(definition, type, name, name);

    /// <summary>Says what a Task comes to when it is called.</summary>
    /// <param name="target">The Task's name, or what Tasks call: a <c>Resource</c>, or a function's name. A Task's own mock comes first.</param>
    /// <param name="mock">What its calls come to.</param>
    /// <exception cref="WorkflowSetupException">The workflow has no such Task, and none that calls it.</exception>
    public WorkflowUnderTest Mock(string target, TaskMock mock)
    {
        MockTargets.Check(Machine, target, Name);
        return new(this) { _mocks = _mocks.SetItem(target, mock) };
    }

    /// <summary>Takes mocks from a test case of a Step Functions Local mock file.</summary>
    /// <param name="path">The file, found as <see cref="FromFile"/> finds its own.</param>
    /// <param name="testCase"><c>StateMachine#TestCase</c>, or the test case alone where only one state machine has it.</param>
    /// <exception cref="WorkflowSetupException">There is no such file or test case, the file has problems, or it mocks a state that the workflow lacks.</exception>
    public WorkflowUnderTest MockFromFile(string path, string testCase)
    {
        var read = MockFile.Parse(File.ReadAllText(TestFile.Find(path)));
        if (read.File is null)
        {
            throw new WorkflowSetupException(Problems(path, read.Problems));
        }

        return read.File.TryFind(testCase, out var found, out var problem)
            ? found.States.Aggregate(this, (workflow, state) => workflow.Mock(state.Key, new FromFile(state.Value, path)))
            : throw new WorkflowSetupException($"{path}: {problem}");
    }

    /// <summary>Puts an object where a distributed Map can read it; <see cref="WorkflowRun.Objects"/> has what one has written.</summary>
    public WorkflowUnderTest WithObject(string bucket, string key, string content) => WithObject(bucket, key, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="WithObject(string, string, string)"/>
    public WorkflowUnderTest WithObject(string bucket, string key, byte[] content) => new(this) { _objects = _objects.SetItem((bucket, key), content) };

    /// <summary>Draws jitter, random numbers and ids from another seed; 1 by default.</summary>
    public WorkflowUnderTest WithSeed(int seed) => new(this) { _seed = seed };

    /// <summary>Starts executions at another time; 1 January 2026, 00:00 UTC by default.</summary>
    public WorkflowUnderTest StartingAt(DateTimeOffset time) => new(this) { _start = time };

    /// <summary>Gives executions a name, which <c>$$.Execution.Name</c> has; <c>test</c> by default.</summary>
    public WorkflowUnderTest ExecutionNamed(string name) => new(this) { _executionName = name };

    /// <summary>Lets time really pass: a wait of a second takes a second.</summary>
    public WorkflowUnderTest InRealTime() => new(this) { _isInRealTime = true };

    /// <summary>Runs one execution to its end, under virtual time unless it is to be <see cref="InRealTime"/>: a year's wait takes no time.</summary>
    /// <param name="input">The input: JSON text, or anything that System.Text.Json can write; an empty object by default.</param>
    /// <param name="cancellation">Ends a wait in real time.</param>
    /// <exception cref="WorkflowSetupException">The input is a text that is not JSON.</exception>
    /// <exception cref="WorkflowAssertionException">A Task was called that has no mock, or the execution would never end.</exception>
    public Task<WorkflowRun> RunAsync(object? input = null, CancellationToken cancellation = default)
    {
        var request = Json.Of(input ?? "{}");

        // Away from the caller's synchronization context, which would carry the states' continuations off to other threads.
        return Task.Run(
            () => new MockedExecution(this, _mocks, _objects, _seed, _start)
            {
                Name = _executionName,
                Clock = _isInRealTime ? new WallClock(cancellation) : null,
            }.Run(request),
            cancellation);
    }

    private static WorkflowUnderTest Parse(string definition, WorkflowType type, string name, string source)
    {
        var parsed = StateMachine.Parse(definition, type);
        return parsed.Machine is { } machine
            ? new(name, machine)
            : throw new WorkflowSetupException(Problems(source, parsed.Problems));
    }

    private static string Problems(string source, IReadOnlyList<Problem> problems) =>
        string.Join("\n", problems.Select(problem => $"{source}{(problem.Line is null ? ": " : "")}{problem}"));
}
