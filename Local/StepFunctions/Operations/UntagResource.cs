using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Removes tags from a state machine or an activity; those that aren't there are no error.</summary>
/// <remarks>AWS: Step Functions API Reference, UntagResource.</remarks>
internal sealed class UntagResource(TaggedResources resources, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.UntagResource";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("resourceArn");
        var keys = members.Texts("tagKeys");
        members.Check();
        access.Authorize(caller, "states:UntagResource", arn);

        resources.Remove(arn, keys);
        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
