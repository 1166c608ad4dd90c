using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Stepyard.Tests.Offline;

/// <summary>Mocks that remember what was registered and called, and answer with what they are told to.</summary>
internal sealed class Cloud : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _registered = new();
    private readonly ConcurrentQueue<MockCallArgs> _called = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _completed = new();

    public IReadOnlyList<MockResourceArgs> Registered => [.. _registered];

    public IReadOnlyList<MockCallArgs> Called => [.. _called];

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Completed => [.. _completed];

    public Func<MockResourceArgs, (string? Id, object State)> Resource { get; init; } = args => ($"{args.Name}-id", args.Inputs);

    public Func<MockCallArgs, object> Function { get; init; } = _ => new Dictionary<string, object>();

    public MockResourceArgs this[string name] => Registered.Single(resource => resource.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _registered.Enqueue(args);
        return Task.FromResult(Resource(args));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _called.Enqueue(args);
        return Task.FromResult(Function(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _completed.Enqueue(args);
        return Task.CompletedTask;
    }

    /// <summary>Runs a program as `pulumi up` would.</summary>
    public Task<ImmutableArray<Resource>> UpAsync(Action program) =>
        Deployment.TestAsync(this, new TestOptions { IsPreview = false }, program);

    /// <summary>Runs a program as `pulumi preview` would.</summary>
    public Task<ImmutableArray<Resource>> PreviewAsync(Action program) =>
        Deployment.TestAsync(this, new TestOptions { IsPreview = true }, program);

    /// <summary>Runs a program that fails, and returns all that the error says.</summary>
    public async Task<string> FailAsync(Action program) => (await Should.ThrowAsync<Exception>(() => UpAsync(program))).ToString();
}
