using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary><c>ErrorEquals</c> of a retrier or catcher.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</remarks>
internal sealed class ErrorMatcher
{
    private const string All = "States.ALL";
    private const string TaskFailed = "States.TaskFailed";
    private const string Timeout = "States.Timeout";
    private const string HeartbeatTimeout = "States.HeartbeatTimeout";

    private readonly string[] _names;

    private ErrorMatcher(string[] names) => _names = names;

    public static ErrorMatcher Read(FieldReader fields, bool isLast)
    {
        fields.Require("ErrorEquals");
        var names = new List<string>();
        if (fields.Any("ErrorEquals") is ArrayValue { Count: > 0 } errors)
        {
            foreach (var error in errors)
            {
                if (error is StringValue name)
                {
                    names.Add(name.Text);
                }
                else
                {
                    fields.Wrong("ErrorEquals", "Expected value of type String", error, "the name of an error");
                }
            }
        }
        else if (fields.Any("ErrorEquals") is { } other)
        {
            fields.Wrong("ErrorEquals", other is ArrayValue ? "Value cannot be empty" : "Expected value of type Array", other, "a non-empty array of error names");
        }

        if (names.Contains(All) && (names.Count > 1 || !isLast))
        {
            fields.Wrong(
                $"ErrorEquals[{names.IndexOf(All)}]",
                "States.ALL must appear alone and at end of list",
                All,
                "States.ALL alone, in the last retrier or catcher");
        }

        return new ErrorMatcher([.. names]);
    }

    /// <summary>Whether an error may be retried or caught at all.</summary>
    /// <remarks>AWS documents that States.ALL leaves States.DataLimitExceeded alone; the service does catch a Task's.</remarks>
    public static bool CanMatch(string error) => error != "States.Runtime";

    public bool Matches(string error)
    {
        foreach (var name in _names)
        {
            if (name == error
                || name == All
                || (name == TaskFailed && error is not (Timeout or HeartbeatTimeout))
                || (name == Timeout && error == HeartbeatTimeout))
            {
                return true;
            }
        }

        return false;
    }
}
