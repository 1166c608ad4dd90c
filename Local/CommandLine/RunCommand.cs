using System.CommandLine;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;
using Stepyard.Testing;
using ParseResult = System.CommandLine.ParseResult;

namespace Stepyard.Local.CommandLine;

/// <summary><c>run</c>: executes a definition once, with what its Tasks come to in a mock file, and shows the path that it took.</summary>
internal static class RunCommand
{
    private const int NotSucceeded = 1;
    private const int Misused = 2;

    private static readonly Argument<string> Definition = new("file") { Description = "The definition of a state machine." };

    private static readonly Option<string?> Input = new("--input") { Description = "The execution's input. [default: {}]", HelpName = TextOption.JsonOrFile };

    private static readonly Option<string?> Mock = new("--mock") { Description = "What Tasks return or throw: a mock file of Step Functions Local.", HelpName = "file" };

    private static readonly Option<string?> TestCase = new("--test-case") { Description = "The test case of the mock file. [default: the first one of the state machine, or of all]", HelpName = "name" };

    private static readonly Option<string[]> Object = new("--object") { Description = "An object that a distributed Map reads; any number of them.", HelpName = "bucket/key=file" };

    private static readonly Option<string> Name = new("--name") { Description = "The execution's name.", HelpName = "name", DefaultValueFactory = _ => "run" };

    private static readonly Option<string?> Type = new Option<string?>("--type")
    {
        Description = "What the definition is for. [default: what the stack makes of a file with that name, else standard]",
    }.AcceptOnlyFromAmong("standard", "express");

    private static readonly Option<bool> RealTime = new("--real-time") { Description = "Really wait: in Wait states, and before retries." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document." };

    public static Command Create()
    {
        var command = new Command(
            "run",
            """
            Executes a definition once, and shows the path that it took: inputs, outputs, errors, retries. Waits take no time.
            Tasks come to what the mock file says; where the yard runs, aws --endpoint-url URL stepfunctions start-execution calls their services.
            Exit code: 0 SUCCEEDED, 1 FAILED or TIMED_OUT, 2 where the definition can't be run, or a Task has no answer.
            """)
        {
            Definition, Input, Mock, TestCase, Object, Name, Type, RealTime, Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, Console.Out, Console.Error, cancellation));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var file = ValidatedFile.Read(parsed.GetValue(Definition)!, ValidateCommand.TypeOf(parsed.GetValue(Type)));
            if (!file.IsValid)
            {
                ValidationText.Write(error, [file]);
                return Misused;
            }

            var mocks = MocksOf(parsed, file.Name);
            var run = await Prepare(parsed, file, mocks).RunAsync(parsed.TextOf(Input), cancellation);
            if (parsed.GetValue(Json))
            {
                RunJson.Write(output, run);
            }
            else
            {
                RunText.Write(output, run, mocks, isVirtual: !parsed.GetValue(RealTime));
            }

            return run.Status == ExecutionStatus.Succeeded ? 0 : NotSucceeded;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WorkflowSetupException or WorkflowAssertionException)
        {
            await error.WriteLineAsync(e.Message);
            return Misused;
        }
    }

    private static WorkflowUnderTest Prepare(ParseResult parsed, ValidatedFile file, ChosenMocks? mocks)
    {
        var workflow = WorkflowUnderTest.FromDefinition(file.Text, file.Type, file.Name).ExecutionNamed(parsed.GetValue(Name)!);
        var tasks = workflow.Machine.Tasks.Where(task => mocks?.Case.States.ContainsKey(task.Name) is not true);
        workflow = tasks.Aggregate(workflow, (prepared, task) => prepared.Mock(task.Name, TaskMock.Unexpected(AdviceFor(task.Name, file.Name, task.Resource))));
        foreach (var (bucket, key, content) in (parsed.GetValue(Object) ?? []).Select(ReadObject))
        {
            workflow = workflow.WithObject(bucket, key, content);
        }

        workflow = mocks is null ? workflow : workflow.MockFromFile(mocks.File, mocks.Case.FullName);
        return parsed.GetValue(RealTime) ? workflow.StartingAt(TimeProvider.System.GetUtcNow()).InRealTime() : workflow;
    }

    private static ChosenMocks? MocksOf(ParseResult parsed, string workflow)
    {
        if (parsed.GetValue(Mock) is not { } path)
        {
            return parsed.GetValue(TestCase) is null ? null : throw new WorkflowSetupException("--test-case names a test case of a mock file: give --mock FILE too.");
        }

        var read = MockFile.Parse(File.ReadAllText(path));
        if (read.File is not { } file)
        {
            throw new WorkflowSetupException(string.Join('\n', read.Problems.Select(problem => $"{path}{problem}")));
        }

        if (parsed.GetValue(TestCase) is { } name)
        {
            return file.TryFind(name, out var found, out var problem) ? new(path, found, file) : throw new WorkflowSetupException($"{path}: {problem}");
        }

        var first = file.Cases.FirstOrDefault(one => one.StateMachine == workflow) ?? (file.Cases is [var any, ..] ? any : null);
        return first is null ? throw new WorkflowSetupException($"{path} has no test cases.") : new(path, first, file);
    }

    private static (string Bucket, string Key, byte[] Content) ReadObject(string given) =>
        given.Split('=', 2) is [var name, var file] && name.Split('/', 2) is [var bucket, var key]
            ? (bucket, key, File.ReadAllBytes(file))
            : throw new WorkflowSetupException($"--object is {given}; it has to be BUCKET/KEY=FILE.");

    private static string AdviceFor(string state, string workflow, string resource) =>
        $"nothing here calls {resource}. Say what it comes to in a mock file, and name that with --mock FILE:\n  "
        + """{"StateMachines": {WORKFLOW: {"TestCases": {"Any": {STATE: "Answer"}}}}, "MockedResponses": {"Answer": {"0": {"Return": {}}}}}"""
            .Replace("WORKFLOW", StringValue.Create(workflow).ToJson(), StringComparison.Ordinal)
            .Replace("STATE", StringValue.Create(state).ToJson(), StringComparison.Ordinal);
}

/// <summary>The test case that a run's Tasks are answered from.</summary>
/// <param name="File">The mock file.</param>
/// <param name="Case">The test case.</param>
/// <param name="All">All that the file has.</param>
internal sealed record ChosenMocks(string File, MockCase Case, MockFile All);
