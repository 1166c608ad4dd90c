using System.Collections.Immutable;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Sns;

/// <summary>The optimized integration <c>arn:aws:states:::sns:publish</c>.</summary>
/// <remarks>AWS: Step Functions Developer Guide, Publish messages to an Amazon SNS topic with Step Functions.</remarks>
internal sealed class SnsPublishTask(Publisher publisher, SdkCall call) : ITaskIntegration
{
    // The length of the XML that SNS answers: everything in it has a fixed length.
    private const int ContentLength = 294;

    public string Name => "sns:publish";

    public ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var id = publisher.Publish(Read(request.Input), caller);
            return ValueTask.FromResult(call.Succeeded(ObjectValue.Create("MessageId", id), "text/xml", ContentLength, SdkHeader.KeepAlive));
        }
        catch (AwsException error)
        {
            return ValueTask.FromResult(Failed(error));
        }
    }

    private TaskResult Failed(AwsException error) => error.Code switch
    {
        "AccessDeniedException" => call.Failed(new("AuthorizationError", error.Message, 403), "AuthorizationErrorException"),
        "InvalidParameter" or "NotFound" or "InvalidParameterValue" => call.Failed(error, $"{error.Code}Exception"),
        "ParameterValueInvalid" => call.Failed(error, "InvalidParameterValueException"),
        _ => call.Failed(error, "AmazonSNSException"),
    };

    private static PublishRequest Read(Value input)
    {
        var parameters = input as ObjectValue ?? ObjectValue.Empty;
        return new()
        {
            TopicArn = Text(parameters, "TopicArn"),
            TargetArn = Text(parameters, "TargetArn"),
            PhoneNumber = Text(parameters, "PhoneNumber"),
            Message = Text(parameters, "Message"),
            Subject = Text(parameters, "Subject"),
            MessageStructure = Text(parameters, "MessageStructure"),
            MessageGroupId = Text(parameters, "MessageGroupId"),
            MessageDeduplicationId = Text(parameters, "MessageDeduplicationId"),
            Attributes = Attributes(parameters),
        };
    }

    private static ImmutableArray<MessageAttribute> Attributes(ObjectValue parameters) =>
        parameters.TryGetValue("MessageAttributes", out var value) && value is ObjectValue attributes
            ? [.. attributes.Select(attribute => Attribute(attribute.Key, attribute.Value as ObjectValue ?? ObjectValue.Empty))]
            : [];

    private static MessageAttribute Attribute(string name, ObjectValue members) =>
        new(name, Text(members, "DataType") ?? "", Text(members, "StringValue") ?? Text(members, "BinaryValue"));

    // Anything that is not text is sent as its JSON.
    private static string? Text(ObjectValue parameters, string name) =>
        parameters.TryGetValue(name, out var value) ? value switch
        {
            StringValue text => text.Text,
            NullValue => null,
            _ => value.ToJson(),
        } : null;
}
