using Stepyard.StatesLanguage.Testing;
using Stepyard.Testing;

namespace Stepyard.Tests.Testing;

/// <summary>Mock files of Step Functions Local.</summary>
public sealed class MockFileTests : IDisposable
{
    private const string Mocks = """
        {
          "StateMachines": {
            "Order": {
              "TestCases": {
                "HappyPath": {"Charge": "Charged"},
                "RetryPath": {"Charge": "BusyThenCharged"},
                "RefusedPath": {"Charge": "Refused", "Tell": "Told"},
                "TooBusyPath": {"Charge": "BusyOnce"}
              }
            },
            "Pizza": {"TestCases": {"HappyPath": {"CheckFlavour": "Charged"}, "Typo": {"Charge": "Charged", "Tel": "Told"}}}
          },
          "MockedResponses": {
            "Charged": {"0": {"Return": {"paid": true}}},
            "BusyThenCharged": {"0-1": {"Throw": {"Error": "Busy", "Cause": "come back"}}, "2": {"Return": {"paid": "late"}}},
            "BusyOnce": {"0": {"Throw": {"Error": "Busy"}}},
            "Refused": {"0": {"Throw": {"Error": "CardRefused", "Cause": "no money"}}},
            "Told": {"0": {"Return": null}},
            "NotUsed": {}
          }
        }
        """;

    private readonly string _file = Path.GetTempFileName();

    public MockFileTests() => File.WriteAllText(_file, Mocks);

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("Order#HappyPath", """{"paid":true}""", 0)]
    [InlineData("RetryPath", """{"paid":"late"}""", 2)]
    [InlineData("RefusedPath", "null", 0)]
    public async Task A_test_case_mocks_its_states(string testCase, string output, int retries) =>
        (await Workflows.Order.MockFromFile(_file, testCase).RunAsync()).ShouldSucceed(output).ShouldRetry("Charge", retries);

    [Fact]
    public async Task Invocations_are_counted_over_all_iterations()
    {
        var run = await Workflows.Orders.MockFromFile(_file, "RetryPath").RunAsync("[1]");

        run.ShouldSucceed("""[{"paid":"late"}]""").ShouldRetry("Each order", 2);
    }

    [Fact]
    public async Task An_invocation_that_the_file_has_no_answer_for_fails_the_test() =>
        (await Should.ThrowAsync<WorkflowAssertionException>(() => Workflows.Order.MockFromFile(_file, "TooBusyPath").RunAsync()))
            .Message.ShouldStartWith($"'Charge' got no answer: 'BusyOnce' in {_file} has no answer \"1\", which call 2 needs.");

    [Theory]
    [InlineData("HappyPath", "More than one state machine has the test case 'HappyPath': Order#HappyPath, Pizza#HappyPath.")]
    [InlineData("Order#HappyPaht", "There is no test case 'Order#HappyPaht'; did you mean \"Order#HappyPath\"? The file has: Order#HappyPath, ")]
    [InlineData("Pizza#Typo", "order has no Task 'Tel', and none that calls it; did you mean \"Tell\"?")]
    public void A_test_case_that_does_not_fit_is_refused(string testCase, string message) =>
        Should.Throw<WorkflowSetupException>(() => Workflows.Order.MockFromFile(_file, testCase)).Message.ShouldContain(message);

    [Theory]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"0":{"Return":1,"Throw":{"Error":"E"}}}}}""", "/MockedResponses/A/0: An answer either returns or throws; allowed: Return or Throw, and not both")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"0":{}}}}""", "/MockedResponses/A/0: An answer either returns or throws")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"first":{"Return":1}}}}""", "/MockedResponses/A/first: This is not a number of invocations (given: first); allowed: a number from 0")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"2-1":{"Return":1}}}}""", "/MockedResponses/A/2-1: This is not a number of invocations")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"0-2":{"Return":1},"2":{"Return":2}}}}""", "/MockedResponses/A/2: Another answer is for the same invocation")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"0":{"Throw":{"Cause":3}}}}}""", "/MockedResponses/A/0/Throw/Error: This field is missing")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"A":{"0":{"Retrun":1}}}}""", "/MockedResponses/A/0/Retrun: There is no such field; allowed: Return, Throw; did you mean \"Return\"?")]
    [InlineData("""{"StateMachines":{"M":{"TestCases":{"C":{"S":"Charge"}}}},"MockedResponses":{"Charged":{}}}""", "(1,42) /StateMachines/M/TestCases/C/S: There is no such mocked response (given: \"Charge\"); allowed: Charged; did you mean \"Charged\"?")]
    [InlineData("""{"StateMachines":{"M":{}},"MockedResponses":[]}""", "/StateMachines/M/TestCases: This field is missing")]
    [InlineData("[]", "/: Expected an object (given: []); allowed: an object with StateMachines and MockedResponses")]
    [InlineData("{", "/: ")]
    public void A_file_with_a_problem_says_where_and_what_is_allowed(string json, string problem)
    {
        var read = MockFile.Parse(json);

        read.File.ShouldBeNull();
        read.Problems.Select(one => one.ToString()).ShouldContain(one => one.Contains(problem));
    }

    [Fact]
    public void All_problems_of_a_file_are_said_at_once_with_their_lines()
    {
        File.WriteAllText(_file, "{\n  \"MockedResponses\": {\"A\": {\"x\": 1}},\n  \"StateMachines\": {\"M\": {\"TestCases\": {\"C\": {\"S\": \"B\"}}}}\n}");

        var message = Should.Throw<WorkflowSetupException>(() => Workflows.Order.MockFromFile(_file, "C")).Message;

        message.Split('\n').Select(line => line[_file.Length..].Split(':')[0]).ShouldBe(["(2,29) /MockedResponses/A/x", "(2,29) /MockedResponses/A/x", "(3,47) /StateMachines/M/TestCases/C/S"]);
    }

    [Fact]
    public void A_file_is_a_model_that_other_tools_can_use()
    {
        MockFile.Parse(Mocks).File!.TryFind("Order#RetryPath", out var found, out _).ShouldBeTrue();

        var response = found!.States["Charge"];
        response.At(1)!.Value.Error.ShouldBe("Busy");
        response.At(2)!.Value.Output!.ToJson().ShouldBe("""{"paid":"late"}""");
        response.At(3).ShouldBeNull();
    }
}
