using System.Collections.Immutable;
using Pulumi;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;

namespace Stepyard.Local.Preview;

/// <summary>Everything that the program registers for one environment, without any cloud.</summary>
internal sealed class RecordedStack
{
    private RecordedStack(ImmutableArray<Resource> tree, IEnumerable<RecordedResource> resources) =>
        (Tree, Resources) = (tree, [.. resources.OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)]);

    /// <summary>Every resource object, components and the stack included.</summary>
    public ImmutableArray<Resource> Tree { get; }

    /// <summary>What was registered below the stack, ordered by type and name.</summary>
    public ImmutableArray<RecordedResource> Resources { get; }

    public StepyardStack Stack => Tree.OfType<StepyardStack>().Single();

    /// <summary>Runs the program with an environment's own configuration file, as if all that it registers were deployed: every ARN is what AWS would say.</summary>
    /// <param name="stack">The environment: <c>dev</c>, <c>staging</c> or <c>prod</c>.</param>
    /// <param name="overrides">Configuration that differs from the file, by key.</param>
    /// <exception cref="ProvisioningException">There is no such stack.</exception>
    /// <exception cref="RunException">The program failed; where it failed more than once, an <see cref="AggregateException"/> of these.</exception>
    public static Task<RecordedStack> Of(string stack, Dictionary<string, string>? overrides = null) =>
        RecordAsync(new() { Stack = stack, ConfigOverrides = Immutable(overrides) }, isDeployed: null);

    /// <summary>Runs the program as <c>pulumi preview</c> does: what AWS says of resources that are not deployed is unknown, and inputs made of it are left out.</summary>
    /// <param name="stack">The environment.</param>
    /// <param name="overrides">Configuration that differs from its file, by key.</param>
    /// <param name="isDeployed">Whether the resource of a type and name is there already.</param>
    public static Task<RecordedStack> InPreview(
        string stack, Dictionary<string, string>? overrides = null, Func<string, string, bool>? isDeployed = null) =>
        RecordAsync(new() { Stack = stack, ConfigOverrides = Immutable(overrides) }, isDeployed ?? ((_, _) => false));

    /// <summary>Runs a program.</summary>
    /// <param name="options">The program and its configuration.</param>
    /// <param name="isDeployed">In a preview, whether a resource is there already; null where it is no preview.</param>
    internal static async Task<RecordedStack> RecordAsync(PreviewOptions options, Func<string, string, bool>? isDeployed)
    {
        var configuration = Configure(options);
        var engine = new RecordingEngine(new(Region: configuration.Values.GetValueOrDefault("aws-native:region") ?? "us-east-1"), isDeployed);
        var parents = new Parents();
        var tree = await configuration.RunAsync(options.Program(parents.Options), engine, options.Stack, isPreview: isDeployed is not null);
        return new(tree, parents.Record(tree, engine.Inputs));
    }

    /// <summary>This stack, with the inputs marked that another run of the program, a preview, left out.</summary>
    public RecordedStack WithUnknownsOf(RecordedStack preview)
    {
        var previewed = preview.Resources.ToDictionary(resource => resource.Identity, StringComparer.Ordinal);
        return new(Tree, Resources.Select(resource => previewed.TryGetValue(resource.Identity, out var other)
            ? resource with { KnownAfterApply = [.. Names(resource).Except(Names(other), StringComparer.Ordinal)] }
            : resource));

        static IEnumerable<string> Names(RecordedResource resource) => resource.Inputs.EnumerateObject().Select(input => input.Name);
    }

    public IEnumerable<RecordedResource> Of(string type) => Resources.Where(r => r.Type == type);

    public RecordedResource Single(string type, string name) => Resources.Single(r => r.Type == type && r.Name == name);

    private static ImmutableDictionary<string, string> Immutable(Dictionary<string, string>? overrides) => overrides?.ToImmutableDictionary(StringComparer.Ordinal) ?? [];

    // The program looks for files from where it runs, which is not always the repository; the network of jobs only who deploys knows.
    private static StackConfiguration Configure(PreviewOptions options)
    {
        var (repository, overrides) = (options.Repository, options.ConfigOverrides);
        var given = StackConfiguration.Read(repository, options.Stack, overrides);
        var standIns = new Dictionary<string, string>(overrides, StringComparer.Ordinal) { ["definitions"] = options.Definitions };
        StandIn("jobSubnetIds", """["subnet-11111111"]""");
        StandIn("jobSecurityGroupIds", """["sg-11111111"]""");
        return StackConfiguration.Read(repository, options.Stack, standIns);

        void StandIn(string key, string value)
        {
            if (given.Values.GetValueOrDefault($"{given.Project}:{key}") is null or "[]")
            {
                standIns[key] = value;
            }
        }
    }
}
