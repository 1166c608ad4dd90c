namespace Stepyard.Local.CloudWatch.Metrics;

/// <summary>A part of a metric's identity, such as the function that it counts for.</summary>
internal sealed record Dimension(string Name, string Value);
