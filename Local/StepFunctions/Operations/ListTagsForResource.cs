using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the tags of a state machine or an activity.</summary>
/// <remarks>AWS: Step Functions API Reference, ListTagsForResource.</remarks>
internal sealed class ListTagsForResource(TaggedResources resources, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.ListTagsForResource";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("resourceArn");
        members.Check();
        access.Authorize(caller, "states:ListTagsForResource", arn);

        var tags = resources.TagsOf(arn);
        response.WriteStartObject();
        response.WriteStartArray("tags"u8);
        foreach (var tag in tags)
        {
            response.WriteStartObject();
            response.WriteString("key"u8, tag.Key);
            response.WriteString("value"u8, tag.Value);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
