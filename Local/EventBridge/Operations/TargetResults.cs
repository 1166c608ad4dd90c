using System.Text.Json;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>The answer of operations that change several targets: here they all succeed, or the request is refused.</summary>
internal static class TargetResults
{
    public static void NoneFailed(Utf8JsonWriter writer)
    {
        writer.WriteNumber("FailedEntryCount", 0);
        writer.WriteStartArray("FailedEntries");
        writer.WriteEndArray();
    }
}
