using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Stepyard.Local.Batch.ComputeEnvironments;

/// <summary>The account's compute environments.</summary>
internal sealed class ComputeEnvironmentDirectory
{
    private readonly ConcurrentDictionary<string, ComputeEnvironment> _byName = new(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IEnumerable<ComputeEnvironment> All => _byName.Values.OrderBy(environment => environment.Name, StringComparer.Ordinal);

    public void Add(ComputeEnvironment environment) => _byName[environment.Name] = environment;

    /// <param name="reference">A name or an ARN.</param>
    /// <param name="environment">What it refers to.</param>
    public bool TryFind(string reference, [NotNullWhen(true)] out ComputeEnvironment? environment) =>
        _byName.TryGetValue(BatchNames.Of(reference, "compute-environment"), out environment);
}
