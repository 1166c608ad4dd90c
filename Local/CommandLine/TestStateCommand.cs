using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.StepFunctions.MockSchemas;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;
using ParseResult = System.CommandLine.ParseResult;

namespace Stepyard.Local.CommandLine;

/// <summary><c>test-state</c>: runs one state of a definition alone, with nothing beside it, as AWS's TestState does.</summary>
internal static class TestStateCommand
{
    private const int Refused = 2;

    // What the made-up context object names; nothing is called here, so nobody assumes it.
    private const string Role = "arn:aws:iam::123456789012:role/test-state";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private static readonly Argument<string> Definition = new("file") { Description = "A definition: of a state machine, or of the one state." };

    private static readonly Option<string?> State = new("--state") { Description = "The state of the state machine, at any depth.", HelpName = "name" };

    private static readonly Option<string?> Input = new("--input") { Description = "The state's input. [default: {}]", HelpName = TextOption.JsonOrFile };

    private static readonly Option<string?> Variables = new("--variables") { Description = "The variables that the state can see, as an object.", HelpName = TextOption.JsonOrFile };

    private static readonly Option<string?> Context = new("--context") { Description = "The context object of a mocked state. [default: one is made up]", HelpName = TextOption.JsonOrFile };

    private static readonly Option<string?> MockResult = new("--mock-result") { Description = "What a Task, Map or Parallel state comes to.", HelpName = TextOption.JsonOrFile };

    private static readonly Option<string?> MockError = new("--mock-error") { Description = "The error that a Task, Map or Parallel state fails with.", HelpName = "name" };

    private static readonly Option<string?> MockCause = new("--mock-cause") { Description = "The cause of that error.", HelpName = "text" };

    private static readonly Option<string> Validation = new Option<string>("--field-validation")
    {
        Description = "How a mocked result is held against the service's API.",
        DefaultValueFactory = _ => "STRICT",
    }.AcceptOnlyFromAmong("STRICT", "PRESENT", "NONE");

    private static readonly Option<int> RetryCount = new("--retry-count") { Description = "How often the retrier that matches the error has retried already.", HelpName = "number" };

    private static readonly Option<int?> MapFailures = new("--map-failures") { Description = "How many iterations of a Map state failed.", HelpName = "number" };

    private static readonly Option<string?> MapData = new("--map-data") { Description = "What the ItemReader of a Map state reads.", HelpName = "text|@file" };

    private static readonly Option<string> Level = new Option<string>("--inspection-level")
    {
        Description = "INFO: what the state comes to; DEBUG, TRACE: and what each field makes of the data.",
        DefaultValueFactory = _ => "DEBUG",
    }.AcceptOnlyFromAmong("INFO", "DEBUG", "TRACE");

    private static readonly Option<bool> Json = new("--json") { Description = "Print what the API answers." };

    public static Command Create()
    {
        var command = new Command(
            "test-state",
            """
            Runs one state of a definition alone, as AWS's TestState does: a retry is told, not made, and nothing follows.
            A Task needs a mock; where the yard runs, aws --endpoint-url URL stepfunctions test-state calls its service.
            Exit code: 0 SUCCEEDED, 1 FAILED, 3 RETRIABLE, 4 CAUGHT_ERROR, 2 where the state can't be tested.
            """)
        {
            Definition, State, Input, Variables, Context, MockResult, MockError, MockCause, Validation, RetryCount, MapFailures, MapData, Level, Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, Console.Out, Console.Error, cancellation));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        StateTestRequest request;
        try
        {
            request = Read(parsed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            await error.WriteLineAsync(e is JsonException ? "The input is not JSON. A file is given as --input @file." : e.Message);
            return Refused;
        }

        if (!StateTest.TryPrepare(request, out var test, out var refusal))
        {
            await error.WriteLineAsync(ExplainMissingState(request) ?? $"{refusal.Code}: {refusal.Message}");
            return Refused;
        }

        var result = await test.RunAsync(cancellation);
        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(ToJson(result));
        }
        else
        {
            StateTestText.Write(output, result);
        }

        return result.Status switch
        {
            StateTestStatus.Succeeded => 0,
            StateTestStatus.Failed => 1,
            StateTestStatus.Retriable => 3,
            _ => 4,
        };
    }

    private static StateTestRequest Read(ParseResult parsed)
    {
        var result = parsed.TextOf(MockResult);
        var mockedError = parsed.GetValue(MockError);
        return new(File.ReadAllText(parsed.GetValue(Definition)!))
        {
            StateName = parsed.GetValue(State),
            Input = Value.Parse(parsed.TextOf(Input) ?? "{}"),
            Variables = parsed.TextOf(Variables),
            Context = parsed.TextOf(Context),
            InspectionLevel = StateTestJson.LevelOf(parsed.GetValue(Level)),
            Mock = result is null && mockedError is null ? null : new()
            {
                Result = result,
                ErrorOutput = mockedError is null ? null : new(mockedError, parsed.GetValue(MockCause)),
                FieldValidationMode = StateTestJson.ModeOf(parsed.GetValue(Validation)),
            },
            Configuration = new()
            {
                RetrierRetryCount = parsed.GetValue(RetryCount),
                MapIterationFailureCount = parsed.GetValue(MapFailures),
                MapItemReaderData = parsed.TextOf(MapData),
            },
            RoleArn = Role,
            MockSchema = new ServiceSchemas(),
        };
    }

    private static string? ExplainMissingState(StateTestRequest request) =>
        request.StateName is null && StateMachine.Parse(request.Definition, WorkflowType.Standard).Machine is { } machine
            ? $"This is a whole state machine. Name one of its states with --state: {string.Join(", ", machine.Graph.AllStates().Select(state => state.Name))}"
            : null;

    private static string ToJson(StateTestResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            StateTestJson.Write(json, result);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
