using System.Collections.Immutable;
using System.Text;

namespace Stepyard.Local.ApiGateway;

/// <summary>A text with variables in it, <c>{"path":"$context.path"}</c>, which are replaced and nothing more: no template.</summary>
/// <typeparam name="TExchange">What the variables are of.</typeparam>
internal sealed class VariableText<TExchange>
{
    private readonly ImmutableArray<(string Text, Func<TExchange, string?>? Value)> _parts;

    /// <param name="text">The text.</param>
    /// <param name="prefixes">What variables begin with, such as <c>$context.</c>.</param>
    /// <param name="find">What a variable is, by its whole name without the dollar sign; null for an unknown one.</param>
    public VariableText(string text, IReadOnlyCollection<string> prefixes, Func<string, Func<TExchange, string?>?> find)
    {
        var parts = ImmutableArray.CreateBuilder<(string, Func<TExchange, string?>?)>();
        var at = 0;
        for (var start = text.IndexOf('$', StringComparison.Ordinal); start >= 0; start = text.IndexOf('$', start + 1))
        {
            if (prefixes.FirstOrDefault(prefix => string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0) is not { } prefix)
            {
                continue;
            }

            var end = start + prefix.Length;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '_' or '-'))
            {
                end++;
            }

            // A dot or a hyphen at the end is the text's own.
            while (text[end - 1] is '.' or '-' && end > start + prefix.Length)
            {
                end--;
            }

            parts.Add((text[at..start], find(text[(start + 1)..end]) ?? (_ => null)));
            at = end;
        }

        parts.Add((text[at..], null));
        _parts = parts.ToImmutable();
    }

    /// <summary>The text with the variables' values.</summary>
    /// <param name="exchange">What the variables are of.</param>
    /// <param name="append">Writes a value; null where the variable has none.</param>
    public string Render(TExchange exchange, Action<StringBuilder, string?> append)
    {
        var result = new StringBuilder(256);
        foreach (var (text, value) in _parts)
        {
            result.Append(text);
            if (value is not null)
            {
                append(result, value(exchange));
            }
        }

        return result.ToString();
    }
}
