using System.Globalization;
using System.Text;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>A log message with places for arguments: <c>{name}</c>, <c>{0}</c>, <c>{total:0.00}</c>, <c>{@object}</c>; doubled braces are literal.</summary>
internal sealed class MessageTemplate
{
    private readonly List<(string Literal, Place? Place)> _parts = [];

    private MessageTemplate()
    {
    }

    /// <summary>Reads a template; a brace that opens nothing is literal.</summary>
    public static MessageTemplate Parse(string text)
    {
        var template = new MessageTemplate();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{' && text.IndexOf('}', i) is var close and > 0 && Place.Parse(text[(i + 1)..close]) is { } place)
            {
                template._parts.Add((literal.ToString(), place));
                literal.Clear();
                i = close;
            }
            else
            {
                literal.Append(c);
            }
        }

        template._parts.Add((literal.ToString(), null));
        return template;
    }

    /// <summary>The message with the arguments in their places; a place without an argument, or without a text for it, stays as it was written.</summary>
    public string Fill(object?[] arguments)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var (literal, place) in _parts)
        {
            text.Append(literal);
            if (place is not null)
            {
                var index = place.Position ?? next++;
                text.Append((index < arguments.Length ? place.With(arguments[index]).Text : null) ?? $"{{{place.Text}}}");
            }
        }

        return text.ToString();
    }

    /// <summary>The arguments by the name of their place.</summary>
    public IEnumerable<LogArgument> Named(object?[] arguments)
    {
        var places = _parts.Select(part => part.Place).OfType<Place>();
        return places.Select((place, i) => (Place: place, Index: place.Position ?? i))
            .Where(named => named.Index < arguments.Length)
            .Select(named => named.Place.With(arguments[named.Index]));
    }

    private sealed record Place(string Text, string Name, string? Format, int? Position)
    {
        public static Place? Parse(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var name = (colon < 0 ? text : text[..colon]).TrimStart('@');
            return name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-')
                ? null
                : new(text, name, colon < 0 || colon == text.Length - 1 ? null : text[(colon + 1)..], int.TryParse(name, CultureInfo.InvariantCulture, out var position) ? position : null);
        }

        public LogArgument With(object? value) => new(Name, value, Format, IsSerialized: Text[0] == '@');
    }
}
