using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MockSchemas;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.StateTests;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Runs one state alone; a Task that is not mocked really calls its service, as the role of the request.</summary>
/// <remarks>AWS: Step Functions API Reference, TestState.</remarks>
internal sealed class TestState(
    DeployedStateMachines machines, Integrations integrations, Account account, IAccess access, ITerminal terminal, TimeProvider time) : IJsonOperation
{
    private readonly ServiceSchemas _schemas = new();

    public string Target => "AWSStepFunctions.TestState";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var test = Read(new Members(request));
        access.Authorize(caller, "states:TestState", "*");
        if (test.RevealSecrets)
        {
            access.Authorize(caller, "states:RevealSecrets", "*");
        }

        if (!StateTest.TryPrepare(test, out var prepared, out var refusal))
        {
            throw refusal.Problems.Count > 0 ? DeployedStateMachines.InvalidDefinition(refusal.Problems) : new AwsException(refusal.Code, refusal.Message);
        }

        StateTestJson.Write(response, await prepared.RunAsync(cancellation));
    }

    private StateTestRequest Read(Members members)
    {
        var definition = members.Text("definition", max: CreateStateMachine.LongestDefinition);
        var roleArn = members.OptionalText("roleArn");
        var input = members.OptionalText("input", 0, ExecutionInput.MaxBytes) ?? "{}";
        var test = new StateTestRequest(definition)
        {
            StateName = members.OptionalText("stateName", max: Names.MaxLength),
            Variables = members.OptionalText("variables", 0, ExecutionInput.MaxBytes),
            Context = members.OptionalText("context", 0, ExecutionInput.MaxBytes),
            InspectionLevel = StateTestJson.LevelOf(members.OptionalWord("inspectionLevel", "INFO", "DEBUG", "TRACE")),
            RevealSecrets = members.Flag("revealSecrets", usual: false),
            Mock = members.Structure("mock") is { } mock ? ReadMock(mock) : null,
            Configuration = members.Structure("stateConfiguration") is { } configuration ? ReadConfiguration(configuration) : StateConfiguration.Default,
            RoleArn = roleArn,
            MockSchema = _schemas,
            Region = account.Region,
            AccountId = account.Id,
            Time = time,
        };
        members.Check();
        return test with
        {
            Input = ExecutionInput.Parse(Encoding.UTF8.GetBytes(input)),
            Tasks = test.Mock is null && roleArn is not null ? TasksAs(roleArn) : null,
        };
    }

    private static StateMock ReadMock(JsonElement structure)
    {
        var members = new Members(structure, "mock.");
        var mock = new StateMock
        {
            Result = members.OptionalText("result", 0, ExecutionInput.MaxBytes),
            ErrorOutput = members.Structure("errorOutput") is { } error ? ReadError(error) : null,
            FieldValidationMode = StateTestJson.ModeOf(members.OptionalWord("fieldValidationMode", "STRICT", "PRESENT", "NONE")),
        };
        members.Check();
        return mock;
    }

    private static StateMockError ReadError(JsonElement structure)
    {
        var members = new Members(structure, "mock.errorOutput.");
        var error = new StateMockError(members.Text("error", 0), members.OptionalText("cause", 0, 32_768));
        members.Check();
        return error;
    }

    private static StateConfiguration ReadConfiguration(JsonElement structure)
    {
        var members = new Members(structure, "stateConfiguration.");
        var configuration = new StateConfiguration
        {
            RetrierRetryCount = members.OptionalInteger("retrierRetryCount", 0) ?? 0,
            ErrorCausedByState = members.OptionalText("errorCausedByState", max: Names.MaxLength),
            MapIterationFailureCount = members.OptionalInteger("mapIterationFailureCount", 0),
            MapItemReaderData = members.OptionalText("mapItemReaderData", 0, ExecutionInput.MaxBytes),
        };
        members.Check();
        return configuration;
    }

    private TaskRunner TasksAs(string roleArn)
    {
        Names.CheckRoleArn(roleArn);
        if (!access.Knows(roleArn))
        {
            terminal.Write(Tone.Warning, "states", $"TestState has the role {roleArn}, which is not in this stack: everything is allowed to it here.");
        }

        return new(roleArn, machines.ArnOf("TestState"), machines, integrations, traceHeader: null);
    }
}
