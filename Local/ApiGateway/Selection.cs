using System.Text;
using System.Text.Json;

namespace Stepyard.Local.ApiGateway;

/// <summary>Where a parameter of an integration comes from: a fixed text, or a part of the request.</summary>
/// <remarks>AWS: HTTP API developer guide, "Transform API requests and responses for HTTP APIs" and "Create AWS service integrations".</remarks>
internal sealed class Selection
{
    private readonly Func<Exchange, ReadOnlyMemory<byte>?> _select;

    private Selection(Func<Exchange, ReadOnlyMemory<byte>?> select, string? text) => (_select, Fixed) = (select, text);

    /// <summary>The text where it does not depend on the request; null otherwise.</summary>
    public string? Fixed { get; }

    /// <summary>Reads <c>$request.body</c>, <c>$request.header.NAME</c>, … or a fixed text; null for an expression that is none of API Gateway's.</summary>
    public static Selection? TryParse(string expression, Account account)
    {
        if (!expression.StartsWith('$'))
        {
            var bytes = Encoding.UTF8.GetBytes(expression);
            return new(_ => bytes, expression);
        }

        if (expression == "$request.body")
        {
            return new(exchange => exchange.Body, null);
        }

        Func<Exchange, string?>? select =
            After("$request.header.") is { } header ? exchange => Joined(exchange.Request.Headers[header])
            : After("$request.querystring.") is { } query ? exchange => Joined(exchange.Request.Query[query])
            : After("$request.path.") is { } variable ? exchange => exchange.PathVariables.GetValueOrDefault(variable)
            : After("$request.body.") is { } path ? exchange => FromBody(exchange.Body, path.Split('.'))
            : After("$stageVariables.") is { } stageVariable ? exchange => exchange.Stage.Variables.GetValueOrDefault(stageVariable)
            : After("$context.") is { } name && ContextVariables.Find(name) is { } context ? exchange => context(exchange, account)
            : expression == "$request.path" ? exchange => exchange.Path
            : null;
        return select is null ? null : new(exchange => select(exchange) is { } text ? Encoding.UTF8.GetBytes(text) : null, null);

        string? After(string prefix) => expression.StartsWith(prefix, StringComparison.Ordinal) ? expression[prefix.Length..] : null;
    }

    /// <summary>The value as UTF-8; null where the request lacks it.</summary>
    public ReadOnlyMemory<byte>? Select(Exchange exchange) => _select(exchange);

    public string? SelectText(Exchange exchange) => Fixed ?? (_select(exchange) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null);

    // API Gateway joins a header or parameter that is given several times with commas.
    private static string? Joined(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : string.Join(',', values.ToArray());

    private static string? FromBody(ReadOnlyMemory<byte> body, string[] path)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var value = document.RootElement;
            foreach (var name in path)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                {
                    return null;
                }
            }

            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
