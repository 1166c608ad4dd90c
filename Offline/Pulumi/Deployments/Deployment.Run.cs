using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private const string NoEngine =
        "Program run without the Pulumi engine available; re-run using the `pulumi` CLI: `pulumi up` builds this program with the official "
        + "packages. This is the offline edition, which is never deployed.";

    /// <summary>Runs a program under `pulumi up`, which the offline edition cannot.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static Task<int> RunAsync(Action action) => throw new InvalidOperationException(NoEngine);

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => throw new InvalidOperationException(NoEngine);

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => throw new InvalidOperationException(NoEngine);

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        throw new InvalidOperationException(NoEngine);

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => throw new InvalidOperationException(NoEngine);

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => throw new InvalidOperationException(NoEngine);

    /// <summary>Runs a stack against mocks; the configuration is read from the environment before this returns.</summary>
    /// <returns>All resources, the stack among them, in the order in which they were registered.</returns>
    /// <exception cref="RunException">The program failed; where it failed more than once, an <see cref="AggregateException"/> of these.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => RunAsync(mocks, options, () => new TStack());

    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)"/>
    /// <summary>Runs a stack that a container constructs against mocks.</summary>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack => RunAsync(mocks, options, () => (TStack)(serviceProvider.GetService(typeof(TStack))
            ?? throw new InvalidOperationException($"The service provider has no {typeof(TStack)}; register it first.")));

    /// <summary>Runs a function that makes resources against mocks.</summary>
    /// <returns>The resources, without the stack, in the order in which they were registered.</returns>
    /// <exception cref="RunException">The program failed; where it failed more than once, an <see cref="AggregateException"/> of these.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        });
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        });
        return resources;
    }

    /// <summary>Runs a function that makes resources and returns a stack's outputs against mocks.</summary>
    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{IDictionary{string, object}})"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        FunctionStack? stack = null;
        var resources = await RunAsync(testMocks, testOptions, () => stack = new FunctionStack(createResources));
        return (resources.Remove(stack!), await stack!.Outputs);
    }

    // Asynchronous to the end: what it sets must stay invisible to its caller, which may run the next deployment.
    private static async Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var deployment = new Deployment(mocks, options);
        Running.Value = new DeploymentInstance(deployment);
        try
        {
            createStack().RegisterPropertyOutputs();
        }
        catch (Exception e)
        {
            deployment.Fail(e);
        }

        await deployment.CompleteAsync();
        return [.. deployment._resources];
    }

    /// <summary>A stack whose resources a function makes.</summary>
    private sealed class FunctionStack : Stack
    {
        public FunctionStack(Func<Task<IDictionary<string, object?>>> createResources)
        {
            Outputs = createResources();
            Instance.Internal.Track(Outputs);
        }

        public Task<IDictionary<string, object?>> Outputs { get; }
    }
}
