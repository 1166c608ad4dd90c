using System.Collections.Immutable;
using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>How often a job is tried, and which of its failures are worth another attempt.</summary>
/// <param name="Attempts">How many attempts it has, 1 to 10.</param>
/// <param name="Rules">Up to five, of which the first that fits a failure decides; where none fits, it is tried again.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html</remarks>
internal sealed record RetryStrategy(int Attempts, ImmutableArray<EvaluateOnExit> Rules)
{
    public static readonly RetryStrategy Once = new(1, []);

    /// <summary>The strategy in the shape of the API.</summary>
    public ObjectValue Json => ObjectValue.Create(
        [new("attempts", (long)Attempts), new("evaluateOnExit", ArrayValue.Create([.. Rules.Select(rule => rule.Json)]))]);

    /// <exception cref="Wire.AwsException"><c>ClientException</c>.</exception>
    public static RetryStrategy Read(Request request)
    {
        var rules = request.Structures("evaluateOnExit");
        return rules.Count <= 5
            ? new(request.Number("attempts", 1, 10) ?? throw BatchError.Client("RetryAttempts must be provided with retry strategy"), [.. rules.Select(EvaluateOnExit.Read)])
            : throw BatchError.Client($"evaluateOnExit has {rules.Count} entries; 5 are allowed.");
    }

    /// <summary>Whether a failed attempt is followed by another one.</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="made">How many there have been.</param>
    public bool IsWorthAnother(Attempt attempt, int made) => made < Attempts && (Rules.FirstOrDefault(rule => rule.Fits(attempt))?.Retries ?? true);
}

/// <summary>What is done about a failure that fits: all that is given has to, and a <c>*</c> at the end stands for any rest.</summary>
internal sealed record EvaluateOnExit(bool Retries, string? OnExitCode, string? OnReason, string? OnStatusReason, ObjectValue Json)
{
    /// <exception cref="Wire.AwsException"><c>ClientException</c>.</exception>
    public static EvaluateOnExit Read(Request rule)
    {
        var action = rule.RequiredText("action");
        return action.ToUpperInvariant() is "RETRY" or "EXIT"
            ? new(action.Equals("RETRY", StringComparison.OrdinalIgnoreCase), rule.Text("onExitCode"), rule.Text("onReason"), rule.Text("onStatusReason"), rule.Members)
            : throw BatchError.Client($"action is {action}; it must be RETRY or EXIT.");
    }

    public bool Fits(Attempt attempt) =>
        Fits(OnExitCode, attempt.ExitCode?.ToString(CultureInfo.InvariantCulture)) && Fits(OnReason, attempt.Reason) && Fits(OnStatusReason, attempt.StatusReason);

    private static bool Fits(string? pattern, string? text) =>
        pattern is null
        || (text is not null && (pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : text.Equals(pattern, StringComparison.OrdinalIgnoreCase)));
}
