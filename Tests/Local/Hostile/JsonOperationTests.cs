using System.Text;
using Stepyard.Local.ServiceModels;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Every operation that speaks AWS JSON, with requests that no client of AWS would make.</summary>
public sealed class JsonOperationTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private IEnumerable<string> Targets => yard.Yard.JsonOperations.Keys.Order(StringComparer.Ordinal);

    private IEnumerable<(string Target, ServiceOperation Operation)> Operations =>
        Targets.Select(target => (target, HostileYard.OperationOf(target)!));

    [Theory]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    public async Task What_is_no_JSON_object_can_not_be_read(string body)
    {
        foreach (var target in Targets)
        {
            var answer = await yard.SendAsync(target, body);
            (answer.Status, answer.Code).ShouldBe((400, "SerializationException"), target);
            answer.Message.ShouldNotBeNullOrEmpty();
        }

        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_can_bytes_that_are_no_UTF_8_or_JSON_that_nests_too_deep()
    {
        foreach (var target in Targets)
        {
            (await yard.SendAsync(target, [.. "{\"name\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8])).Code.ShouldBe("SerializationException", target);
            (await yard.SendAsync(target, $"{{\"name\":{Samples.Nested(100_000)}}}")).Code.ShouldBe("SerializationException", target);
        }

        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_member_may_have_any_value_and_the_answer_is_a_result_or_an_error_of_AWS()
    {
        var failures = new List<string>();
        foreach (var (target, operation) in Operations)
        {
            foreach (var request in Samples.MembersOf(operation).SelectMany(member => Samples.Junk.Append(null).Select(value => Samples.Request(operation, member, value))))
            {
                var answer = await yard.SendAsync(target, request);
                if (!answer.IsOneOfAws)
                {
                    failures.Add($"{target} {request} {answer.Status} {answer.Body}");
                }
            }
        }

        failures.ShouldBeEmpty();
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task So_may_any_member_of_a_member()
    {
        string[] junk = ["null", "true", "1", "-1.5", "\"x\"", "\"\"", "[]", "[null]", "{}", "{\"a\":1}"];
        var failures = new List<string>();
        foreach (var (target, operation) in Operations)
        {
            foreach (var request in new NestedSamples(operation).Mutated(junk))
            {
                var answer = await yard.SendAsync(target, request);
                if (!answer.IsOneOfAws)
                {
                    failures.Add($"{target} {request} {answer.Status} {answer.Body}");
                }
            }
        }

        failures.ShouldBeEmpty();
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_over_the_limit_is_refused_for_its_size()
    {
        var body = new byte[21 * 1024 * 1024];
        body.AsSpan().Fill((byte)' ');
        foreach (var target in new[] { "AWSStepFunctions.StartExecution", "DynamoDB_20120810.PutItem", "AmazonSQS.SendMessage" })
        {
            var answer = await yard.SendAsync(target, body);
            (answer.Status, answer.Code).ShouldBe((413, "RequestEntityTooLargeException"));
        }

        yard.Bugs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AWSStepFunctions.Bake")]
    [InlineData("AWSStepFunctions.")]
    [InlineData("AWSStepFunctions")]
    [InlineData(".")]
    [InlineData("../../etc/passwd")]
    [InlineData("awsstepfunctions.startexecution")]
    public async Task An_operation_that_is_not_here_is_unknown(string target)
    {
        var answer = await yard.SendAsync(target, "{}");
        (answer.Status, answer.Code).ShouldBe((400, "UnknownOperationException"));
    }

    [Fact]
    public async Task A_body_in_any_type_is_read_as_JSON()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, yard.Endpoint) { Content = new StringContent("{}", Encoding.UTF8, "image/png") };
        request.Headers.Add("X-Amz-Target", "AWSStepFunctions.ListStateMachines");
        (await yard.SendAsync(request)).Status.ShouldBe(200);
    }
}
