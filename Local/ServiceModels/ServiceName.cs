using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ServiceModels;

/// <summary>What a service goes by.</summary>
/// <param name="Name">The name in <c>aws-sdk:</c> resources, such as <c>cloudwatchlogs</c>.</param>
/// <param name="Signing">The name in signatures, such as <c>logs</c>; some services share one.</param>
/// <param name="Target">What <c>X-Amz-Target</c> begins with, such as <c>Logs_20140328</c>; null where the service has no such header.</param>
internal sealed record ServiceName(string Name, string Signing, string? Target)
{
    public static ServiceName Read(string name, ObjectValue entry) =>
        new(name, entry["signing"].ToText(), entry.TryGetValue("target", out var target) ? target.ToText() : null);
}
