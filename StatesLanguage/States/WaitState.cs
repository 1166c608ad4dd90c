using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Waits for some seconds, or until a time.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html</remarks>
public sealed class WaitState : State
{
    private const long LongestWait = 99_999_999;

    private readonly DataFlow _flow;
    private readonly long? _seconds;
    private readonly DateTimeOffset? _timestamp;
    private readonly Expression? _secondsPath;
    private readonly Expression? _timestampPath;

    private WaitState(string name, FieldReader fields)
        : base(name, fields, "Wait")
    {
        _flow = JsonPathDataFlow.ReadPaths(fields);
        fields.OneOf(required: true, "Seconds", "SecondsPath", "Timestamp", "TimestampPath");
        _seconds = fields.Integer("Seconds", 0, LongestWait);
        _secondsPath = fields.PathField("SecondsPath");
        _timestampPath = fields.PathField("TimestampPath");
        if (fields.Text("Timestamp") is { } text)
        {
            if (Timestamp.TryParse(text, out var timestamp))
            {
                _timestamp = timestamp;
            }
            else
            {
                fields.Wrong("Timestamp", "String does not match RFC3339 timestamp", text, "a timestamp such as 2026-03-14T01:59:00Z");
            }
        }

        Next = StateReader.ReadNext(fields);
    }

    /// <summary>The state that follows; null where the state is the end.</summary>
    public StateReference? Next { get; }

    public override IEnumerable<StateReference> Targets => Next is null ? [] : [Next];

    internal override string AbortedEvent => "WaitStateAborted";

    internal static WaitState Read(string name, FieldReader fields) => new(name, fields);

    internal override async ValueTask<Transition> RunAsync(Branch branch)
    {
        if (!_flow.TryGetInput(branch, out var input, out var error) || !TryGetEnd(branch, input, out var end, out error))
        {
            return Transition.Fail(branch.Explain(error));
        }

        await branch.DelayUntilAsync(end);
        return _flow.TryGetOutput(branch, input, out var output, out error)
            ? Transition.To(Next?.State, output)
            : Transition.Fail(branch.Explain(error));
    }

    private bool TryGetEnd(Branch branch, Value input, out DateTimeOffset end, [NotNullWhen(false)] out StatesError? error)
    {
        (end, error) = (_timestamp ?? branch.EnteredAt, null);
        if (_seconds is { } fixedSeconds)
        {
            end = branch.EnteredAt.AddSeconds(fixedSeconds);
        }
        else if (_secondsPath is not null)
        {
            long seconds = 0;
            error = Find(branch, input, "SecondsPath", _secondsPath, out var value) ?? CheckSeconds(value!, out seconds);
            end = branch.EnteredAt.AddSeconds(seconds);
        }
        else if (_timestampPath is not null)
        {
            error = Find(branch, input, "TimestampPath", _timestampPath, out var value) ?? CheckTimestamp(value!, out end);
        }

        return error is null;
    }

    private static StatesError? Find(Branch branch, Value input, string field, Expression path, out Value? value) =>
        path.TryEvaluate(input, branch, out value, out _)
            ? null
            : new("States.Runtime", $"The {field} parameter does not reference an input value: {path.Text}");

    private StatesError? CheckSeconds(Value value, out long seconds)
    {
        seconds = 0;
        if (value is not NumberValue { IsInteger: true, AsInt64: var number })
        {
            return Wrong("SecondsPath", "cannot be parsed as a long value", _secondsPath!, value);
        }

        seconds = Math.Clamp(number, 0, LongestWait);
        return number < 0 ? Wrong("SecondsPath", "references a negative value", _secondsPath!, value)
            : number > LongestWait ? Wrong("SecondsPath", $"references a value over {LongestWait}", _secondsPath!, value)
            : null;
    }

    private StatesError? CheckTimestamp(Value value, out DateTimeOffset end)
    {
        end = default;
        return value is StringValue text && Timestamp.TryParse(text.Text, out end)
            ? null
            : Wrong("TimestampPath", "does not reference a valid ISO-8601 extended offset date-time format string", _timestampPath!, value);
    }

    private static StatesError Wrong(string field, string what, Expression path, Value value) =>
        new("States.Runtime", $"The {field} parameter {what}: {path.Text} == {(value as StringValue)?.Text ?? value.ToJson()}");
}
