using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Stepyard.Local.CloudWatchLogs;

namespace Stepyard.Local.ApiGateway;

/// <summary>The access log of a stage: one event a request, in the stage's own format.</summary>
internal sealed class AccessLog
{
    private const string Variable = "$context.";

    private readonly ILogs _logs;
    private readonly Account _account;
    private readonly string _logGroup;
    private readonly string _stream;
    private readonly ImmutableArray<(string Text, Func<Exchange, Account, string?>? Value)> _parts;

    /// <param name="logs">Where events go.</param>
    /// <param name="account">The local account.</param>
    /// <param name="destinationArn">The log group's ARN.</param>
    /// <param name="format">A text with <c>$context</c> variables, such as <c>{"path":"$context.path"}</c>.</param>
    /// <param name="stage">The stage's name, after which the log stream is called.</param>
    public AccessLog(ILogs logs, Account account, string destinationArn, string format, string stage)
    {
        (_logs, _account, _stream) = (logs, account, stage);
        _logGroup = destinationArn.Split(':') is { Length: >= 7 } parts ? parts[6] : destinationArn;
        _parts = Compile(format);
    }

    public void Write(Exchange exchange)
    {
        var line = new StringBuilder(256);
        foreach (var (text, value) in _parts)
        {
            line.Append(text);
            if (value is not null)
            {
                Append(line, value(exchange, _account));
            }
        }

        var message = line.ToString();
        _logs.Put(_logGroup, _stream, () => message);
    }

    // A client chooses its path and its user agent: quotes and line breaks must not look like the log's own.
    private static void Append(StringBuilder line, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            line.Append('-');
        }
        else
        {
            line.Append(value.AsSpan().ContainsAny("\"\\\r\n") ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : value);
        }
    }

    private static ImmutableArray<(string, Func<Exchange, Account, string?>?)> Compile(string format)
    {
        var parts = ImmutableArray.CreateBuilder<(string, Func<Exchange, Account, string?>?)>();
        var at = 0;
        while (format.IndexOf(Variable, at, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = start + Variable.Length;
            while (end < format.Length && (char.IsAsciiLetterOrDigit(format[end]) || format[end] is '.' or '_'))
            {
                end++;
            }

            var name = format[(start + Variable.Length)..end];
            parts.Add((format[at..start], ContextVariables.Find(name) ?? ((_, _) => null)));
            at = end;
        }

        parts.Add((format[at..], null));
        return parts.ToImmutable();
    }
}
