using System.Text;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Services that speak AWS query, with forms that no client of AWS would send.</summary>
public sealed class QueryOperationTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private static readonly string[] Values =
        ["", "%01", "%00", "%ff%fe", "%ed%a0%80", "..%2F..%2Fetc%2Fpasswd", "-1", "99999999999", "1e300", "%F0%9F%92%A5", "%3Cx%3E%26", new string('a', 300_000), "arn%3A", "%7B%22a%22%3A", "a%0Ab"];

    private static readonly string[] Members =
    [
        "TopicArn", "Message", "PhoneNumber", "Subject", "MessageStructure", "Protocol", "Endpoint", "SubscriptionArn", "Token", "NextToken", "Name", "Attributes.entry.1.key",
        "Attributes.entry.1.value", "Attributes.entry.99999999999.key", "MessageAttributes.entry.1.Name", "MessageAttributes.entry.1.Value.DataType",
        "PublishBatchRequestEntries.member.1.Id", "PublishBatchRequestEntries.member.0.Id", "PublishBatchRequestEntries.member.-1.Id",
        "QueueUrl", "QueueName", "MessageBody", "ReceiptHandle", "DelaySeconds", "VisibilityTimeout", "MaxNumberOfMessages", "Attribute.1.Name", "Attribute.1.Value",
    ];

    [Fact]
    public async Task Any_field_may_have_any_value_and_the_answer_is_a_result_or_an_error_of_AWS()
    {
        var failures = new List<string>();
        foreach (var operation in yard.Yard.QueryOperations)
        {
            foreach (var form in Members.SelectMany(member => Values.Select(value => $"{member}={value}")))
            {
                var request = $"Action={operation.Action}&Version={operation.Version}&TopicArn=arn:aws:sns:us-east-1:123456789012:news&QueueUrl=http://x/123456789012/orders&{form}";
                var answer = await SendAsync(request);
                if (answer.Status is not (200 or (>= 400 and < 500)) || !answer.Body.StartsWith('<'))
                {
                    failures.Add($"{operation.Action} {form[..Math.Min(form.Length, 100)]} {answer.Status} {answer.Body}");
                }
            }
        }

        failures.ShouldBeEmpty();
        yard.Bugs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("&&&===&")]
    [InlineData("Action=%01&Version=%02")]
    [InlineData("Action=Publish")]
    [InlineData("Action=Publish&Version=1999-01-01")]
    [InlineData("Action=../../etc/passwd&Version=2010-03-31")]
    public async Task An_action_that_is_not_here_is_invalid(string form)
    {
        var answer = await SendAsync(form);
        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("<Code>InvalidAction</Code>");
    }

    [Fact]
    public async Task A_form_with_too_many_fields_or_of_another_type_can_not_be_read()
    {
        var many = await SendAsync(string.Join('&', Enumerable.Range(0, 5_000).Select(field => $"a{field}=1")));
        (many.Status, many.Body.Contains("<Code>MalformedInput</Code>", StringComparison.Ordinal)).ShouldBe((400, true));
        foreach (var (type, body) in new[] { ("multipart/form-data; boundary=x", "--x\r\n"), ("multipart/form-data; boundary=x", "x"), ("multipart/form-data", "x") })
        {
            var answer = await SendAsync(body, type);
            (answer.Status, answer.Body.Contains("<Code>MalformedInput</Code>", StringComparison.Ordinal)).ShouldBe((400, true), body);
        }

        yard.Bugs.ShouldBeEmpty();
    }

    private async Task<Answer> SendAsync(string form, string type = "application/x-www-form-urlencoded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, yard.Endpoint) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(form)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await yard.SendAsync(request);
    }
}
