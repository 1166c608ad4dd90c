using System.Globalization;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>What may stand in a context object that is given with a test; nothing must.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html</remarks>
internal static class ContextRules
{
    private static readonly Dictionary<string, Dictionary<string, string>> Fields = new(StringComparer.Ordinal)
    {
        ["Execution"] = new(StringComparer.Ordinal)
        {
            ["Id"] = "a string",
            ["Input"] = "",
            ["Name"] = "a string",
            ["RoleArn"] = "a string",
            ["StartTime"] = "a string",
            ["RedriveCount"] = "a number",
            ["RedriveTime"] = "a string",
        },
        ["State"] = new(StringComparer.Ordinal) { ["EnteredTime"] = "a string", ["Name"] = "a string", ["RetryCount"] = "a number" },
        ["StateMachine"] = new(StringComparer.Ordinal) { ["Id"] = "a string", ["Name"] = "a string" },
        ["Task"] = new(StringComparer.Ordinal) { ["Token"] = "a string" },
        ["Map"] = new(StringComparer.Ordinal) { ["Item"] = "an object" },
    };

    /// <summary>Reads the context object of a request; null where it has none, or is refused.</summary>
    public static StateTestRefusal? Check(StateTestRequest request, State state, out ObjectValue? context)
    {
        context = null;
        if (request.Context is not { } text)
        {
            return null;
        }

        if (request.Mock is null)
        {
            return StateTestRefusal.Invalid("TestState does not support Context when a mock is not specified.");
        }

        if (!Value.TryParse(text, out var value) || value is not ObjectValue given)
        {
            return Invalid("Context object must be a JSON object");
        }

        if (given.TryGetValue("Task", out _) && state is not TaskState { Service.Pattern: not null })
        {
            return Invalid("Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
        }

        context = given;
        return given.Select(CheckPart).FirstOrDefault(refusal => refusal is not null);
    }

    private static StateTestRefusal? CheckPart(KeyValuePair<string, Value> part) =>
        !Fields.TryGetValue(part.Key, out var allowed) ? Invalid($"Field '{part.Key}' is not allowed")
            : part.Value is not ObjectValue fields ? Invalid($"{part.Key} must be an object")
            : fields.Select(field => CheckField(part.Key, field, allowed)).FirstOrDefault(refusal => refusal is not null);

    private static StateTestRefusal? CheckField(string part, KeyValuePair<string, Value> field, Dictionary<string, string> allowed)
    {
        var name = $"{part}.{field.Key}";
        return !allowed.TryGetValue(field.Key, out var kind) ? Invalid($"Field '{name}' is not allowed")
            : !IsOf(kind, field.Value) ? Invalid($"{name} must be {kind}")
            : field.Key.EndsWith("Time", StringComparison.Ordinal) && !IsTime(field.Value) ? Invalid($"{name} must be a valid ISO 8601 timestamp")
            : null;
    }

    private static bool IsOf(string kind, Value value) => kind switch
    {
        "a string" => value is StringValue,
        "a number" => value is NumberValue,
        "an object" => value is ObjectValue,
        _ => true,
    };

    private static bool IsTime(Value value) =>
        DateTimeOffset.TryParse(((StringValue)value).Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static StateTestRefusal Invalid(string what) => StateTestRefusal.Invalid($"Invalid Context object provided: {what}");
}
