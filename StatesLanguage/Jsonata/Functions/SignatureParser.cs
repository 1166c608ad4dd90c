namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>Reads a signature such as <c>&lt;s-(sf)n?:a&lt;s&gt;&gt;</c>. What it says about the result is not checked by JSONata.</summary>
internal static class SignatureParser
{
    private const string AnyValue = "asnblfom";
    private const string AnyJson = "asnblom";

    public static List<Parameter> Parse(string text, int position)
    {
        var parameters = new List<Parameter>();
        for (var at = 1; at < text.Length && text[at] != ':'; at++)
        {
            switch (text[at])
            {
                case 's' or 'n' or 'b' or 'l' or 'o':
                    parameters.Add(new(text[at] + "m"));
                    break;
                case 'a':
                    parameters.Add(new(AnyValue, IsArray: true));
                    break;
                case 'f':
                    parameters.Add(new("f"));
                    break;
                case 'j':
                    parameters.Add(new(AnyJson));
                    break;
                case 'x':
                    parameters.Add(new(AnyValue));
                    break;
                case '-' when parameters.Count > 0:
                    parameters[^1] = parameters[^1] with { TakesContext = true, IsOptional = true };
                    break;
                case '?' when parameters.Count > 0:
                    parameters[^1] = parameters[^1] with { IsOptional = true };
                    break;
                case '+' when parameters.Count > 0:
                    parameters[^1] = parameters[^1] with { IsRepeated = true };
                    break;
                case '(':
                    var close = Closing(text, at, '(', ')');
                    parameters.Add(new(Choice(text[(at + 1)..close], position + at)));
                    at = close;
                    break;
                case '<':
                    close = Closing(text, at, '<', '>');
                    if (parameters.Count == 0 || !(parameters[^1].IsArray || parameters[^1].Types == "f"))
                    {
                        throw new JsonataException("S0401", value: text[at..(close + 1)], position: position + at);
                    }

                    parameters[^1] = parameters[^1] with { ItemType = text[(at + 1)..close] };
                    at = close;
                    break;
            }
        }

        return parameters;
    }

    private static string Choice(string types, int position)
    {
        if (types.Contains('<'))
        {
            throw new JsonataException("S0402", value: types, position: position);
        }

        return types switch
        {
            _ when types.Contains('x') => AnyValue,
            _ when types.Contains('j') => AnyJson + types,
            _ => types + "m",
        };
    }

    private static int Closing(string text, int open, char opening, char closing)
    {
        var depth = 1;
        for (var at = open + 1; at < text.Length; at++)
        {
            depth += text[at] == opening ? 1 : text[at] == closing ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length - 1;
    }
}
