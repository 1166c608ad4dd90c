using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Adds tags to a state machine or an activity.</summary>
/// <remarks>AWS: Step Functions API Reference, TagResource.</remarks>
internal sealed class TagResource(TaggedResources resources, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.TagResource";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("resourceArn");
        var tags = Tags.Read(members.Structures("tags", "Tag"));
        members.Check();
        Tags.Check(tags);
        access.Authorize(caller, "states:TagResource", arn);

        resources.Add(arn, tags);
        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
