using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.Provisioning;

/// <summary>Reads a resource's inputs by wire name, with a message for the person at the terminal where one is missing or of another type.</summary>
public static class ResourceInputs
{
    /// <summary>The name a resource goes by in AWS: the one it asks for, or as the provider makes it up, the logical name and seven characters that stay the same from run to run.</summary>
    /// <param name="request">What the program asks for.</param>
    /// <param name="key">The input that holds the name, such as <c>roleName</c>.</param>
    public static string PhysicalName(this ResourceRequest request, string key) =>
        request.OptionalText(key) ?? $"{request.Name}-{request.StableId(7)}";

    /// <summary>A generated id of this resource in lower-case hex digits, the same in every run.</summary>
    public static string StableId(this ResourceRequest request, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Type}::{request.Name}")))[..length];

    public static string Text(this ResourceRequest request, string key) =>
        request.OptionalText(key) ?? throw Missing(request, key);

    public static string? OptionalText(this ResourceRequest request, string key) => Optional<string>(request, key, "a string");

    public static double? OptionalNumber(this ResourceRequest request, string key) =>
        request.Inputs.TryGetValue(key, out var value) ? value as double? ?? throw Mistyped(request, key, value, "a number") : null;

    public static bool? OptionalFlag(this ResourceRequest request, string key) =>
        request.Inputs.TryGetValue(key, out var value) ? value as bool? ?? throw Mistyped(request, key, value, "true or false") : null;

    public static ImmutableDictionary<string, object>? OptionalMap(this ResourceRequest request, string key) =>
        Optional<ImmutableDictionary<string, object>>(request, key, "a map");

    /// <summary>A list; empty where the program gives none.</summary>
    public static ImmutableArray<object> List(this ResourceRequest request, string key) =>
        request.Inputs.TryGetValue(key, out var value)
            ? value as ImmutableArray<object>? ?? throw Mistyped(request, key, value, "a list")
            : [];

    /// <summary>A mistake in one input: what is wrong, told with the resource it belongs to.</summary>
    public static ProvisioningException Mistake(this ResourceRequest request, string message) =>
        new($"{request.Type} '{request.Name}': {message}");

    private static T? Optional<T>(ResourceRequest request, string key, string expected)
        where T : class =>
        request.Inputs.TryGetValue(key, out var value) ? value as T ?? throw Mistyped(request, key, value, expected) : null;

    private static ProvisioningException Missing(ResourceRequest request, string key) =>
        request.Mistake($"'{key}' is required.");

    private static ProvisioningException Mistyped(ResourceRequest request, string key, object value, string expected) =>
        request.Mistake($"'{key}' is {value}, where {expected} is expected.");
}
