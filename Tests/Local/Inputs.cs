using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local;

/// <summary>Resources written as JSON, in the types that Pulumi's mocks deliver.</summary>
internal static class Inputs
{
    public static ResourceRequest Request(string type, string name, string json) => new(type, name, Map(json));

    public static MockResourceArgs Resource(string type, string name, string json) => new() { Type = type, Name = name, Inputs = Map(json) };

    public static ImmutableDictionary<string, object> Map(string json) => (ImmutableDictionary<string, object>)Of(JsonElement.Parse(json));

    private static object Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToImmutableDictionary(member => member.Name, member => Of(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToImmutableArray(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => element.GetString()!,
    };
}
