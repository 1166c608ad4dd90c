using System.Text;
using System.Text.Encodings.Web;
using Stepyard.Local.CloudWatchLogs;

namespace Stepyard.Local.ApiGateway;

/// <summary>The access log of a stage: one event a request, in the stage's own format.</summary>
/// <typeparam name="TExchange">A request and its response.</typeparam>
internal sealed class AccessLog<TExchange>
{
    private static readonly string[] Prefixes = ["$context."];

    private readonly ILogs _logs;
    private readonly string _logGroup;
    private readonly string _stream;
    private readonly VariableText<TExchange> _format;

    /// <param name="logs">Where events go.</param>
    /// <param name="destinationArn">The log group's ARN.</param>
    /// <param name="format">A text with <c>$context</c> variables, such as <c>{"path":"$context.path"}</c>.</param>
    /// <param name="stage">The stage's name, after which the log stream is called.</param>
    /// <param name="find">What a variable is, by its name without <c>$context.</c>; null for an unknown one.</param>
    public AccessLog(ILogs logs, string destinationArn, string format, string stage, Func<string, Func<TExchange, string?>?> find)
    {
        (_logs, _stream) = (logs, stage);
        _logGroup = destinationArn.Split(':') is { Length: >= 7 } parts ? parts[6] : destinationArn;
        _format = new(format, Prefixes, name => find(name["context.".Length..]));
    }

    public void Write(TExchange exchange)
    {
        var message = _format.Render(exchange, Append);
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
}
