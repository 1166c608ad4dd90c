using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class StartSyncExecutionTests
{
    [Fact]
    public async Task Metadata_alone_comes_without_input_and_output()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn, input = """{"secret":1}""", includedData = "METADATA_ONLY" });

        answer.GetRawText().ShouldNotContain("secret");
        answer.GetProperty("outputDetails").GetProperty("included").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_success_answers_with_every_field_of_the_contract()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn, input = """{"flavour":"pepperoni"}""" });

        answer.EnumerateObject().Select(member => member.Name).ShouldBe([
            "billingDetails", "executionArn", "input", "inputDetails", "name", "output", "outputDetails",
            "startDate", "stateMachineArn", "status", "stopDate", "traceHeader"]);
        answer.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        answer.GetProperty("output").GetString().ShouldBe("""{"flavour":"pepperoni"}""");
        answer.GetProperty("executionArn").GetString()!
            .ShouldMatch($"^arn:aws:states:us-east-1:123456789012:express:pizza:{answer.GetProperty("name").GetString()}:[0-9a-f-]{{36}}$");
        answer.GetProperty("inputDetails").GetRawText()
            .ShouldBe("""{"__type":"com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails","included":true}""");
        answer.GetProperty("billingDetails").GetRawText().ShouldBe("""{"billedDurationInMilliseconds":100,"billedMemoryUsedInMB":64}""");
        answer.GetProperty("startDate").GetRawText().ShouldMatch(@"^1\.\d+E9$");
        answer.GetProperty("traceHeader").GetString()!.ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=1$");
    }

    [Fact]
    public async Task A_failure_answers_with_error_and_cause_and_without_output()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Fail, "EXPRESS");

        var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn });

        answer.EnumerateObject().Select(member => member.Name).ShouldBe([
            "billingDetails", "cause", "error", "executionArn", "input", "inputDetails", "name",
            "startDate", "stateMachineArn", "status", "stopDate", "traceHeader"]);
        answer.GetProperty("status").GetString().ShouldBe("FAILED");
        answer.GetProperty("error").GetString().ShouldBe("Failed To Make Pizza");
        answer.GetProperty("cause").GetString().ShouldBe("They asked for Pineapple");
        answer.GetProperty("input").GetString().ShouldBe("{}");
    }

    [Theory]
    [InlineData("""{ "flavour" : "pepperoni" }""")]
    [InlineData("""{"flavour":"piña \u00e9 \"hot\" 'x' @@ <b>"}""")]
    [InlineData(" 1.0 ")]
    [InlineData("\"text\"")]
    public async Task The_input_is_echoed_exactly_as_it_was_sent(string input)
    {
        await using var yard = await StatesYard.StartAsync();
        var arn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");
        var response = new ArrayBufferWriter<byte>();

        await yard.StateMachines.StartSyncExecutionAsync(new(arn, Encoding.UTF8.GetBytes(input), null, null), yard.Access.Administrator, response, CancellationToken.None);

        JsonElement.Parse(response.WrittenSpan).GetProperty("input").GetString().ShouldBe(input);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"flavour":""")]
    [InlineData("{} {}")]
    public async Task An_input_that_is_not_JSON_is_refused_and_nothing_starts(string input)
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");
        yard.Lines.Clear();

        var refusal = await yard.RefusalAsync("StartSyncExecution", new { stateMachineArn, input });

        refusal.Code.ShouldBe("InvalidExecutionInput");
        refusal.Message.ShouldStartWith("Invalid State Machine Execution Input: '");
        yard.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_input_that_is_not_UTF_8_is_refused()
    {
        await using var yard = await StatesYard.StartAsync();
        var arn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var refusal = await Should.ThrowAsync<AwsException>(async () => await yard.StateMachines.StartSyncExecutionAsync(
            new(arn, new byte[] { (byte)'"', 0xC3, (byte)'"' }, null, null), yard.Access.Administrator, new ArrayBufferWriter<byte>(), CancellationToken.None));

        refusal.Code.ShouldBe("InvalidExecutionInput");
    }

    [Fact]
    public async Task A_Standard_state_machine_cannot_be_started_synchronously()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync("StartSyncExecution", new { stateMachineArn });

        refusal.Code.ShouldBe("StateMachineTypeNotSupported");
        refusal.Message.ShouldBe("This operation is not supported by this type of state machine");
    }

    [Fact]
    public async Task The_terminal_shows_one_line_with_the_states_that_were_entered()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Fail, "EXPRESS");
        yard.Lines.Clear();

        await yard.CallAsync("StartSyncExecution", new { stateMachineArn, name = "order-1" });

        yard.Lines.ShouldHaveSingleItem()
            .ShouldMatch(@"^Failure states pizza order-1 Refuse FAILED \d+ ms: Failed To Make Pizza, They asked for Pineapple$");
    }
}
