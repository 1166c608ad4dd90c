using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>
/// One run of a program. Here a program only ever runs against <see cref="IMocks"/>: in its own tests, and in the local cloud, whose
/// mocks make every resource a live one.
/// </summary>
/// <remarks>Deployments may run side by side in one process: each is visible to the code that it runs, and to no other.</remarks>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly IMocks _mocks;
    private readonly List<Resource> _resources = [];
    private readonly HashSet<string> _names = [];

    private Deployment(IMocks mocks, TestOptions? options)
    {
        _mocks = mocks;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        IsDryRun = options?.IsPreview ?? true;
        Config = ReadConfig();
    }

    /// <summary>The deployment that the calling code is a part of.</summary>
    public static DeploymentInstance Instance =>
        Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment? Current => Running.Value?.Internal;

    internal string ProjectName { get; }

    internal string StackName { get; }

    internal string OrganizationName { get; }

    internal bool IsDryRun { get; }

    /// <summary>The configuration by <c>name:key</c>.</summary>
    internal ImmutableDictionary<string, string> Config { get; }

    internal Stack Stack
    {
        get => field ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    private static ImmutableDictionary<string, string> ReadConfig()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { Length: > 0 } text)
        {
            return [];
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject().ToImmutableDictionary(
            entry => entry.Name.Replace(":config:", ":", StringComparison.Ordinal), entry => entry.Value.ToString());
    }
}
