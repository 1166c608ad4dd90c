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
    /// <param name="overrides">Configuration that differs from the file, by full key.</param>
    /// <exception cref="ProvisioningException">There is no such stack.</exception>
    /// <exception cref="RunException">The program failed; where it failed more than once, an <see cref="AggregateException"/> of these.</exception>
    public static Task<RecordedStack> Of(string stack, Dictionary<string, string>? overrides = null) =>
        RecordAsync(PulumiPrograms.StepyardWith, stack, overrides, isDeployed: null);

    /// <summary>Runs the program as <c>pulumi preview</c> does: what AWS says of resources that are not deployed is unknown, and inputs made of it are left out.</summary>
    /// <param name="stack">The environment.</param>
    /// <param name="overrides">Configuration that differs from its file, by full key.</param>
    /// <param name="isDeployed">Whether the resource of a type and name is there already.</param>
    public static Task<RecordedStack> InPreview(
        string stack, Dictionary<string, string>? overrides = null, Func<string, string, bool>? isDeployed = null) =>
        RecordAsync(PulumiPrograms.StepyardWith, stack, overrides, isDeployed ?? ((_, _) => false));

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program, with options for its stack.</param>
    /// <param name="stack">The environment.</param>
    /// <param name="overrides">Configuration that differs from the environment's file.</param>
    /// <param name="isDeployed">In a preview, whether a resource is there already; null where it is no preview.</param>
    internal static async Task<RecordedStack> RecordAsync(
        Func<StackOptions, PulumiProgram> program, string stack, IReadOnlyDictionary<string, string>? overrides, Func<string, string, bool>? isDeployed)
    {
        var configuration = Configure(stack, overrides ?? ImmutableDictionary<string, string>.Empty);
        var engine = new RecordingEngine(new(Region: configuration.Values.GetValueOrDefault("aws-native:region") ?? "us-east-1"), isDeployed);
        var parents = new Parents();
        var tree = await configuration.RunAsync(program(parents.Options), engine, stack, isPreview: isDeployed is not null);
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

    // The program looks for files from where it runs, which is not always the repository; the network of jobs only who deploys knows.
    private static StackConfiguration Configure(string stack, IReadOnlyDictionary<string, string> overrides)
    {
        var repository = Repository.Find();
        var given = StackConfiguration.Read(repository, stack, overrides);
        var standIns = new Dictionary<string, string>(overrides, StringComparer.Ordinal);
        standIns.TryAdd("definitions", repository.Definitions);
        StandIn("jobSubnetIds", """["subnet-11111111"]""");
        StandIn("jobSecurityGroupIds", """["sg-11111111"]""");
        return StackConfiguration.Read(repository, stack, standIns);

        void StandIn(string key, string value)
        {
            if (given.Values.GetValueOrDefault($"{given.Project}:{key}") is null or "[]")
            {
                standIns[key] = value;
            }
        }
    }
}
