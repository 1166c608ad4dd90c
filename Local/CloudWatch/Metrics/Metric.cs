using System.Collections.Immutable;

namespace Stepyard.Local.CloudWatch.Metrics;

/// <summary>What is measured: two metrics are the same where namespace, name and all dimensions are.</summary>
internal sealed class Metric : IEquatable<Metric>
{
    private readonly string _identity;

    /// <param name="ns">The namespace, such as <c>AWS/States</c>.</param>
    /// <param name="name">The name, such as <c>ExecutionsFailed</c>.</param>
    /// <param name="dimensions">The dimensions, in any order.</param>
    public Metric(string ns, string name, params IEnumerable<Dimension> dimensions)
    {
        Namespace = ns;
        Name = name;
        Dimensions = [.. dimensions.OrderBy(dimension => dimension.Name, StringComparer.Ordinal)];
        _identity = string.Join('\0', [ns, name, .. Dimensions.SelectMany(dimension => new[] { dimension.Name, dimension.Value })]);
    }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>By name.</summary>
    public ImmutableArray<Dimension> Dimensions { get; }

    public bool Equals(Metric? other) => other?._identity == _identity;

    public override bool Equals(object? obj) => Equals(obj as Metric);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_identity);

    public override string ToString() => $"{Namespace} {Name}";
}
