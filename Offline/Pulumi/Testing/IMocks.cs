using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Stands in for the engine and all providers, so that a program runs without any.</summary>
public interface IMocks
{
    /// <summary>A resource was registered: answers with its id (none for a component) and its state by wire name.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A function was called: answers with its result by wire name.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>A component or the stack is complete.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>The resource that is being registered.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>The inputs by wire name, without those that are null or unknown; empty for a component.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The explicit provider, <c>URN::ID</c>; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of an existing resource; empty for a new one.</summary>
    public string? Id { get; set; }
}

/// <summary>The function that is being called.</summary>
public class MockCallArgs
{
    public string? Token { get; set; }

    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    public string? Provider { get; set; }
}

/// <summary>The outputs that a component or the stack registers.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string Urn = urn;

    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
