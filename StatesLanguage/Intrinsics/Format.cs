using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>
/// <c>States.Format('{} owes {}', $.name, $.sum)</c>: the template with each <c>{}</c> replaced by an argument.
/// Arrays and objects are written as Java prints them, as AWS does: <c>{a=1, b=[x, y]}</c>.
/// </summary>
internal static class Format
{
    public static readonly IntrinsicFunction Function = new("States.Format", 1, int.MaxValue, (arguments, _) =>
    {
        if (arguments[0] is not StringValue template)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "a text, the template");
        }

        var text = new StringBuilder();
        var used = 1;
        var rest = template.Text.AsSpan();
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOfAny('\\', '{');
            text.Append(at < 0 ? rest : rest[..at]);
            rest = at < 0 ? [] : rest[at..];
            switch (rest)
            {
                case ['\\', var escaped, ..] when escaped is '\\' or '{' or '}' or '\'':
                    text.Append(escaped);
                    rest = rest[2..];
                    break;

                case ['{', '}', ..]:
                    if (used < arguments.Length)
                    {
                        Append(text, arguments[used]);
                    }

                    used++;
                    rest = rest[2..];
                    break;

                case [var other, ..]:
                    text.Append(other);
                    rest = rest[1..];
                    break;
            }
        }

        return used == arguments.Length
            ? StringValue.Create(text.ToString())
            : Outcome.Failed($"The template has {used - 1} occurrences of {{}}, but {arguments.Length - 1} further arguments are given");
    });

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case StringValue { Text: var plain }:
                text.Append(plain);
                break;

            case ArrayValue items:
                AppendAll(text, "[]", items.Items, item => item, (_, _) => { });
                break;

            case ObjectValue members:
                AppendAll(text, "{}", members.Members, member => member.Value, (into, member) => into.Append(member.Key).Append('='));
                break;

            default:
                text.Append(value.ToJson());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, string brackets, ReadOnlySpan<T> all, Func<T, Value> value, Action<StringBuilder, T> label)
    {
        text.Append(brackets[0]);
        for (var i = 0; i < all.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            label(text, all[i]);
            Append(text, value(all[i]));
        }

        text.Append(brackets[1]);
    }
}
