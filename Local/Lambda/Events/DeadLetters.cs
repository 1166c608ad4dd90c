using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Events;

/// <summary>Sends events that were given up to the SQS queue or SNS topic that their function names, as the function's role.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html</remarks>
internal sealed class DeadLetters(Yard yard)
{
    private const int LongestMessage = 1024;

    /// <summary>What a role has to be allowed for its function to have this target; null for what is no target.</summary>
    public static string? ActionOn(string targetArn) => targetArn.Split(':') switch
    {
        ["arn", _, "sqs", _, _, _] => "sqs:SendMessage",
        ["arn", _, "sns", _, _, _] => "sns:Publish",
        _ => null,
    };

    /// <summary>Sends an event on its way; one that can't be sent is lost, and the terminal tells so. Nothing happens where the function has no target.</summary>
    public async Task SendAsync(Function function, DeadLetter letter)
    {
        if (function.Configuration.DeadLetterTarget is not { } target)
        {
            return;
        }

        try
        {
            await (ActionOn(target) == "sqs:SendMessage" ? SendToQueueAsync(target, letter, function.Role) : PublishAsync(target, letter, function.Role));
        }
        catch (AwsException refusal)
        {
            yard.Terminal.Write(Tone.Failure, "lambda", $"{function.Configuration.Name}: event {letter.RequestId} is lost, {target} does not take it: {refusal.Message}");
        }
    }

    private async Task SendToQueueAsync(string queueArn, DeadLetter letter, Caller role)
    {
        var parts = queueArn.Split(':');
        var request = JsonSerializer.SerializeToElement(new
        {
            QueueUrl = new Uri(yard.AwsEndpoint, $"{parts[4]}/{parts[5]}"),
            MessageBody = Encoding.UTF8.GetString(letter.Payload.Span),
            MessageAttributes = Attributes(letter).ToDictionary(attribute => attribute.Name, attribute => new { DataType = attribute.Type, StringValue = attribute.Value }),
        });
        var operation = yard.JsonOperations.GetValueOrDefault("AmazonSQS.SendMessage") ?? throw Missing("SQS");
        await using var answer = new Utf8JsonWriter(new ArrayBufferWriter<byte>());
        await operation.AnswerAsync(request, answer, role, CancellationToken.None);
    }

    private async Task PublishAsync(string topicArn, DeadLetter letter, Caller role)
    {
        var form = new Dictionary<string, string> { ["TopicArn"] = topicArn, ["Message"] = Encoding.UTF8.GetString(letter.Payload.Span) };
        foreach (var (index, (name, type, value)) in Attributes(letter).Index())
        {
            var entry = $"MessageAttributes.entry.{index + 1}";
            form[$"{entry}.Name"] = name;
            form[$"{entry}.Value.DataType"] = type;
            form[$"{entry}.Value.StringValue"] = value;
        }

        var operation = yard.QueryOperations.FirstOrDefault(operation => operation is { Version: "2010-03-31", Action: "Publish" }) ?? throw Missing("SNS");
        await using var answer = XmlWriter.Create(Stream.Null, new() { Async = true, ConformanceLevel = ConformanceLevel.Fragment });
        await operation.AnswerAsync(form, answer, role, CancellationToken.None);
    }

    private static IEnumerable<(string Name, string Type, string Value)> Attributes(DeadLetter letter)
    {
        yield return ("RequestID", "String", letter.RequestId);
        yield return ("ErrorCode", "Number", letter.Failure.Status.ToString(CultureInfo.InvariantCulture));
        if (letter.Failure.Message is { Length: > 0 } message)
        {
            yield return ("ErrorMessage", "String", message.Length > LongestMessage ? message[..LongestMessage] : message);
        }
    }

    private static AwsException Missing(string service) => new("ServiceUnavailable", $"there is no {service} here", 503);
}
