using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>How long a Wait state waits: <c>Seconds</c> or <c>Timestamp</c>, fixed or not.</summary>
internal sealed class WaitTime
{
    private const long LongestWait = 99_999_999;

    private readonly long? _seconds;
    private readonly DateTimeOffset? _timestamp;
    private readonly Expression? _secondsFrom;
    private readonly Expression? _timestampFrom;

    private WaitTime(FieldReader fields)
    {
        fields.OneOf(required: true, fields.Language.FormsOf("Seconds", "Timestamp"));
        _secondsFrom = fields.Language.ReadExpression(fields, "Seconds", ValueKind.Number);
        _timestampFrom = fields.Language.ReadExpression(fields, "Timestamp", ValueKind.String);
        _seconds = _secondsFrom is null ? fields.Integer("Seconds", 0, LongestWait) : null;
        if (_timestampFrom is null && fields.Text("Timestamp") is { } text)
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
    }

    public static WaitTime Read(FieldReader fields) => new(fields);

    /// <summary>When the wait is over.</summary>
    public bool TryGetEnd(Branch branch, Value input, out DateTimeOffset end, [NotNullWhen(false)] out StatesError? error)
    {
        (end, error) = (_timestamp ?? branch.EnteredAt.AddSeconds(_seconds ?? 0), null);
        if (_secondsFrom is not null)
        {
            long seconds = 0;
            error = Find(branch, input, "SecondsPath", _secondsFrom, out var value) ?? CheckSeconds(value!, out seconds);
            end = branch.EnteredAt.AddSeconds(seconds);
        }
        else if (_timestampFrom is not null)
        {
            error = Find(branch, input, "TimestampPath", _timestampFrom, out var value) ?? CheckTimestamp(value!, out end);
        }

        return error is null;
    }

    private static StatesError? Find(Branch branch, Value input, string field, Expression expression, out Value? value) =>
        expression.TryEvaluate(input, branch, out value, out var error) ? null
        : expression is JsonataQuery ? error
        : new("States.Runtime", $"The {field} parameter does not reference an input value: {expression.Text}");

    private StatesError? CheckSeconds(Value value, out long seconds)
    {
        seconds = 0;
        if (value is not NumberValue { AsInt64: var number } given || given.AsDouble != number)
        {
            return Wrong("SecondsPath", "cannot be parsed as a long value", _secondsFrom!, value);
        }

        seconds = Math.Clamp(number, 0, LongestWait);
        return number < 0 ? Wrong("SecondsPath", "references a negative value", _secondsFrom!, value)
            : number > LongestWait ? Wrong("SecondsPath", $"references a value over {LongestWait}", _secondsFrom!, value)
            : null;
    }

    private StatesError? CheckTimestamp(Value value, out DateTimeOffset end)
    {
        const string Format = "ISO-8601 extended offset date-time format string";
        end = default;
        return value is StringValue text && Timestamp.TryParse(text.Text, out end) ? null
            : _timestampFrom is JsonataQuery query ? query.Refuse($"cannot be parsed as an {Format}", value)
            : Wrong("TimestampPath", $"does not reference a valid {Format}", _timestampFrom!, value);
    }

    private static StatesError Wrong(string field, string what, Expression expression, Value value) => expression is JsonataQuery query
        ? query.Refuse(what, value)
        : new("States.Runtime", $"The {field} parameter {what}: {expression.Text} == {value.ToText()}");
}
