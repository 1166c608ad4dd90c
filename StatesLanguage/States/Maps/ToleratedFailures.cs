using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>ToleratedFailureCount</c> and <c>ToleratedFailurePercentage</c>: how many items may fail before the Map state does.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold</remarks>
internal sealed class ToleratedFailures
{
    private const int All = 100;

    private readonly NumericField _count;
    private readonly NumericField _percentage;

    private ToleratedFailures(FieldReader fields)
    {
        _count = NumericField.ReadInteger(fields, "ToleratedFailureCount");
        _percentage = NumericField.ReadFloat(fields, "ToleratedFailurePercentage", All);
    }

    public bool IsGiven => _count.IsGiven || _percentage.IsGiven;

    public static ToleratedFailures Read(FieldReader fields) => new(fields);

    public bool TryGet(Branch branch, Value input, [NotNullWhen(true)] out FailureThreshold? threshold, [NotNullWhen(false)] out StatesError? error)
    {
        threshold = null;
        if (!_count.TryGet(branch, input, out var count, out error) || !_percentage.TryGet(branch, input, out var percentage, out error))
        {
            return false;
        }

        if (branch.Shown is { } shown)
        {
            shown.ToleratedFailureCount = _count.IsGiven ? (long)count : null;
            shown.ToleratedFailurePercentage = _percentage.IsGiven ? percentage : null;
        }

        error = count < 0 ? new("States.Runtime", "ToleratedFailureCount cannot be negative.")
            : percentage is < 0 or > All ? new("States.Runtime", "ToleratedFailurePercentage must be between 0 and 100.")
            : null;
        threshold = error is null ? new((long)count, percentage) : null;
        return threshold is not null;
    }
}
