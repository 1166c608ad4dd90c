using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>JSONata's types.</summary>
internal static class Types
{
    /// <summary>The symbol of a value's type in signatures; m for undefined.</summary>
    public static char SymbolOf(Value? value) => value switch
    {
        null => 'm',
        FunctionValue => 'f',
        StringValue => 's',
        NumberValue => 'n',
        BooleanValue => 'b',
        ArrayValue => 'a',
        NullValue => 'l',
        _ => 'o',
    };

    /// <summary>What <c>$type</c> says.</summary>
    public static string NameOf(Value value) => SymbolOf(value) switch
    {
        'f' => "function",
        's' => "string",
        'n' => "number",
        'b' => "boolean",
        'a' => "array",
        'l' => "null",
        _ => "object",
    };

    /// <summary>What messages call values of the type with a symbol.</summary>
    public static string PluralOf(char symbol) => symbol switch
    {
        'f' => "functions",
        's' => "strings",
        'n' => "numbers",
        'b' => "booleans",
        'a' => "arrays",
        'o' => "objects",
        _ => symbol.ToString(),
    };

    /// <summary>Whether a value counts as true, as <c>$boolean</c> says.</summary>
    public static bool IsTruthy(Value? value) => value switch
    {
        BooleanValue boolean => boolean.IsTrue,
        NumberValue number => number.AsDouble != 0,
        StringValue text => text.Text.Length > 0,
        ObjectValue members => members.Count > 0,
        ArrayValue array => HasTruthyItem(array),
        _ => false,
    };

    /// <summary>An array counts as true when any item of it does.</summary>
    private static bool HasTruthyItem(ArrayValue array)
    {
        Limits.EnsureStack();
        foreach (var item in array.Items)
        {
            if (IsTruthy(item))
            {
                return true;
            }
        }

        return false;
    }
}
