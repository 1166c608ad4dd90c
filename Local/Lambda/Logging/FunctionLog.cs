using System.Text.Json;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Logging;

/// <summary>Where a function's log goes: the terminal, and its log group if the function's role may write there.</summary>
internal sealed class FunctionLog(FunctionConfiguration function, Caller role, Yard yard, LogGroups groups)
{
    /// <summary>Makes a log stream as the function's role; false where it may not, and then the log is dropped, as in AWS.</summary>
    public bool Open(string stream)
    {
        var (account, access, group) = (yard.Account, yard.Access, function.Logging.Group);
        var arn = account.Arn("logs", $"log-group:{group}:log-stream:{stream}");
        try
        {
            if (!groups.Exists(group))
            {
                access.Authorize(role, "logs:CreateLogGroup", account.Arn("logs", $"log-group:{group}"));
            }

            access.Authorize(role, "logs:CreateLogStream", arn);
            access.Authorize(role, "logs:PutLogEvents", arn);
            return true;
        }
        catch (AwsException e)
        {
            yard.Terminal.Write(Tone.Warning, "Lambda", $"{function.Name} has no log: {e.Message}");
            return false;
        }
    }

    public void Put(string stream, Func<string> text) => groups.Put(function.Logging.Group, stream, text);

    /// <summary>Shows a line that the function has written.</summary>
    public void Show(string text)
    {
        var (level, message) = function.Logging.Json ? ReadJson(text) : ReadText(text);
        var tone = level switch
        {
            "Error" or "Critical" or "fail" or "crit" => Tone.Failure,
            "Warning" or "warn" => Tone.Warning,
            "Debug" or "Trace" or "dbug" or "trce" => Tone.Detail,
            _ => Tone.Information,
        };
        yard.Terminal.Write(tone, "Lambda", $"{function.Name} {FirstLine(message)}");
    }

    /// <summary>Shows why the function can't be loaded.</summary>
    public void ShowFailure(InvocationResult failure)
    {
        var error = JsonElement.Parse(failure.Payload.Span);
        yard.Terminal.Write(Tone.Failure, "Lambda", $"{function.Name} can't be loaded: {error.GetProperty("errorType")}: {error.GetProperty("errorMessage")}");
    }

    /// <summary>Shows a line that Lambda has written.</summary>
    public void ShowPlatform(Func<string> text)
    {
        if (yard.Terminal.Shows(Tone.Detail))
        {
            yard.Terminal.Write(Tone.Detail, "Lambda", $"{function.Name} {text()}");
        }
    }

    private static (string? Level, string Message) ReadJson(string text)
    {
        try
        {
            using var record = JsonDocument.Parse(text);
            var root = record.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? (root.TryGetProperty("level", out var level) ? level.ToString() : null, message.GetString()!)
                : (null, text);
        }
        catch (JsonException)
        {
            return (null, text);
        }
    }

    /// <summary><c>TIME, REQUEST ID, LEVEL, MESSAGE</c> with tabs between them.</summary>
    private static (string? Level, string Message) ReadText(string text) =>
        text.Split('\t', 4) is [_, _, var level, var message] ? (level, message) : (null, text);

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;
}
