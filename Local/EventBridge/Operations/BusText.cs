using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Writes what buses are.</summary>
internal static class BusText
{
    /// <summary>The members that every description of a bus has.</summary>
    public static void Write(Utf8JsonWriter writer, EventBus bus)
    {
        writer.WriteString("Name", bus.Name);
        writer.WriteString("Arn", bus.Arn);
        if (bus.Description is { } description)
        {
            writer.WriteString("Description", description);
        }

        if (bus.Policy is { } policy)
        {
            writer.WriteString("Policy", policy);
        }

        writer.WriteDate("CreationTime"u8, bus.Created);
        writer.WriteDate("LastModifiedTime"u8, bus.Modified);
    }

    public static void WriteDeadLetters(Utf8JsonWriter writer, EventBus bus)
    {
        if (bus.DeadLetterArn is { } arn)
        {
            writer.WriteStartObject("DeadLetterConfig");
            writer.WriteString("Arn", arn);
            writer.WriteEndObject();
        }
    }
}
