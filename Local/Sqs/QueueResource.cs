using System.Collections.Immutable;
using System.Globalization;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs;

/// <summary>An SQS queue. Encryption changes nothing here.</summary>
internal sealed class QueueResource(QueueDirectory queues) : IResourceType
{
    // The inputs have the names of the queue's attributes, but for the case of the first letter.
    private static readonly string[] Inputs = [.. QueueAttributes.Names.Where(name => name != "Policy")];

    public string Token => "aws-native:sqs:Queue";

    public Provisioned Create(ResourceRequest request)
    {
        try
        {
            var queue = queues.Declare(Name(request), Attributes(request).ToDictionary(), ResourceTags.Read(request));
            var url = queues.Url(queue.Name);
            return new(url, new Dictionary<string, object> { ["arn"] = queue.Arn, ["queueUrl"] = url, ["queueName"] = queue.Name });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private static string Name(ResourceRequest request)
    {
        var name = request.PhysicalName("queueName");
        return request.OptionalFlag("fifoQueue") == true && request.OptionalText("queueName") is null ? QueueName.Fifo(name) : name;
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(ResourceRequest request) =>
        Inputs.Select(name => (Name: name, Value: request.Inputs.GetValueOrDefault(char.ToLowerInvariant(name[0]) + name[1..])))
            .Where(input => input.Value is not null)
            .Select(input => KeyValuePair.Create(input.Name, Text(input.Value!)))
            .Where(attribute => attribute is not { Key: QueueAttributes.Fifo, Value: "false" });

    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => InputJson.ToElement(value).GetRawText(),
    };
}
