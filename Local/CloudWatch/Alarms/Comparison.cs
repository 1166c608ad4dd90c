namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>How a value crosses a threshold.</summary>
/// <param name="Name">The API's name.</param>
/// <param name="Words">As an alarm's reason has it.</param>
/// <param name="Holds">Whether a value crosses a threshold.</param>
internal sealed record Comparison(string Name, string Words, Func<double, double, bool> Holds)
{
    public static readonly Comparison[] All =
    [
        new("GreaterThanOrEqualToThreshold", "greater than or equal to", (value, threshold) => value >= threshold),
        new("GreaterThanThreshold", "greater than", (value, threshold) => value > threshold),
        new("LessThanThreshold", "less than", (value, threshold) => value < threshold),
        new("LessThanOrEqualToThreshold", "less than or equal to", (value, threshold) => value <= threshold),
    ];

    /// <summary>A comparison by its name; null where there is none.</summary>
    public static Comparison? Find(string? name) => Array.Find(All, comparison => comparison.Name == name);
}
