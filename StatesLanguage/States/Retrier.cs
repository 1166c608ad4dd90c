using Stepyard.StatesLanguage.Definition;

namespace Stepyard.StatesLanguage.States;

/// <summary>One item of <c>Retry</c>: which errors are retried, how often, and after how long.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error</remarks>
internal sealed class Retrier
{
    private const long MostAttempts = 99_999_999;
    private const long LongestDelay = 31_622_400;

    private readonly double _intervalSeconds;
    private readonly double _backoffRate;
    private readonly double _maxDelaySeconds;
    private readonly bool _hasJitter;

    private Retrier(FieldReader fields, bool isLast)
    {
        Errors = ErrorMatcher.Read(fields, isLast);
        _intervalSeconds = fields.Integer("IntervalSeconds", 0, MostAttempts) ?? 1;
        MaxAttempts = fields.Integer("MaxAttempts", 0, MostAttempts) ?? 3;
        _backoffRate = fields.Number("BackoffRate", 1) ?? 2;
        _maxDelaySeconds = fields.Integer("MaxDelaySeconds", 1, LongestDelay) ?? LongestDelay;
        _hasJitter = fields.Word("JitterStrategy", "NONE", "FULL") == "FULL";
        fields.Text("Comment");
        fields.ReportUnknown();
    }

    public ErrorMatcher Errors { get; }

    /// <summary>How many retries there are at most; 0 for none.</summary>
    public long MaxAttempts { get; }

    public static Retrier[] ReadAll(FieldReader fields)
    {
        var items = fields.Objects("Retry") ?? [];
        return [.. items.Select((item, i) => new Retrier(item, isLast: i == items.Count - 1))];
    }

    /// <summary>How long to wait before a retry.</summary>
    /// <param name="attempts">How many retries this retrier has made.</param>
    /// <param name="random">Where jitter is drawn from.</param>
    public TimeSpan DelayBefore(int attempts, Random random)
    {
        var seconds = Math.Min(_intervalSeconds * Math.Pow(_backoffRate, attempts), _maxDelaySeconds);
        return TimeSpan.FromSeconds(_hasJitter ? random.NextDouble() * seconds : seconds);
    }
}
