using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary><c>$parse('{"a": 1}')</c>: what a JSON text says.</summary>
internal static class Parse
{
    public static readonly NativeFunction Function = new("parse", "<x?:x>", (_, arguments) =>
        arguments[0] is not { } text ? null
        : Value.TryParse(Arguments.Text(text, 1), out var value) ? value
        : throw Arguments.Refuse("Invalid JSON"));
}
