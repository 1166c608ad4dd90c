using System.Text.RegularExpressions;

namespace Stepyard.Local.Batch;

/// <summary>What jobs, job definitions, queues and compute environments may be called, and the ways to refer to them.</summary>
/// <remarks>AWS: AWS Batch API Reference, <c>jobName</c>, <c>jobDefinitionName</c>, <c>jobQueueName</c>, <c>computeEnvironmentName</c>.</remarks>
internal static partial class BatchNames
{
    /// <summary>Whether something may have this name: 1 to 128 letters, digits, hyphens and underscores, the first of them no hyphen.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>What a reference says after the kind, where it is an ARN; else all of it.</summary>
    /// <param name="reference">A name or an ARN.</param>
    /// <param name="kind">The kind of resource, such as <c>job-queue</c>.</param>
    public static string Of(string reference, string kind) =>
        reference.StartsWith("arn:", StringComparison.Ordinal) && reference.IndexOf($":{kind}/", StringComparison.Ordinal) is >= 0 and var at
            ? reference[(at + kind.Length + 2)..]
            : reference;

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_-]{0,127}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
