using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Adds a state machine that the stack doesn't have.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateStateMachine.</remarks>
internal sealed class CreateStateMachine(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    /// <summary>The largest definition: 1 MB.</summary>
    internal const int LongestDefinition = 1_048_576;

    public string Target => "AWSStepFunctions.CreateStateMachine";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var name = members.Text("name", max: Names.MaxLength);
        var definition = members.Text("definition", max: LongestDefinition);
        var roleArn = members.Text("roleArn");
        var type = members.OptionalWord("type", "STANDARD", "EXPRESS") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        var settings = StateMachineSettings.Read(members);
        var tags = Tags.Read(members.OptionalStructures("tags", "Tag") ?? []);
        members.Check();
        Tags.Check(tags);
        var publication = settings.Publication;
        access.Authorize(caller, "states:CreateStateMachine", machines.ArnOf(name));
        if (publication is not null)
        {
            access.Authorize(caller, "states:PublishStateMachineVersion", machines.ArnOf(name));
        }

        var description = new StateMachineDescription(
            name, definition, roleArn, type, settings.Logging ?? LoggingConfiguration.Off, settings.Tracing ?? false)
        {
            Encryption = settings.Encryption ?? EncryptionConfiguration.AwsOwned,
            Publication = publication,
            Tags = tags,
        };
        var entry = machines.Create(description, DeployedStateMachines.Parse(definition, type));
        response.WriteStartObject();
        response.WriteString("stateMachineArn"u8, entry.Current.Arn);
        response.WriteDate("creationDate"u8, entry.Current.CreationDate);
        if (publication is not null && entry.Published?.VersionArn is { } versionArn)
        {
            response.WriteString("stateMachineVersionArn"u8, versionArn);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
