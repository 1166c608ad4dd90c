using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Adds an activity; the same one again is no change.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateActivity.</remarks>
internal sealed class CreateActivity(KeptActivities activities, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.CreateActivity";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var name = members.Text("name", max: Names.MaxLength);
        var tags = Tags.Read(members.OptionalStructures("tags", "Tag") ?? []);
        var encryption = members.OptionalMembers("encryptionConfiguration");
        members.Check();
        Tags.Check(tags);
        access.Authorize(caller, "states:CreateActivity", activities.ArnOf(name));

        var activity = activities.Create(name, encryption is null ? EncryptionConfiguration.AwsOwned : EncryptionConfiguration.Read(encryption), tags);
        response.WriteStartObject();
        response.WriteString("activityArn"u8, activity.Arn);
        response.WriteDate("creationDate"u8, activity.CreationDate);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
