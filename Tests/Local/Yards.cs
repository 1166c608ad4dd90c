using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local;

/// <summary>How the yards of tests start.</summary>
internal static class Yards
{
    /// <summary>On free ports; with the state in a folder, or else in one of its own that goes with the yard.</summary>
    public static YardOptions Options(string? folder = null) => new() { HttpPort = 0, RestPort = 0, AwsPort = 0, DataFolder = folder, Ephemeral = folder is null };

    /// <summary>A program that registers resources, each once those before it are live.</summary>
    public static PulumiProgram Program(params IEnumerable<MockResourceArgs> resources) => async (engine, _) =>
    {
        foreach (var resource in resources)
        {
            await engine.NewResourceAsync(resource);
        }

        return [];
    };
}
