using System.Globalization;
using System.Numerics;
using System.Text;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Velocity.Values;

/// <summary>Writes values as Java's <c>toString</c> does, which is how Velocity renders them.</summary>
internal sealed class ValueWriter(Rendering rendering)
{
    private const int MostNested = 200;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Append(string text)
    {
        rendering.Spend(text.Length);
        _text.Append(text);
    }

    public void AppendValue(object? value) => Nested(() => AppendOwn(value));

    /// <summary>Writes something that is inside of something else; up to a limit, because a list can be put into itself.</summary>
    public void Nested(Action write)
    {
        if (++_depth > MostNested)
        {
            throw rendering.Failure($"a value nests deeper than {MostNested}.");
        }

        write();
        _depth--;
    }

    public override string ToString() => _text.ToString();

    private void AppendOwn(object? value)
    {
        switch (value)
        {
            case VelocityList list:
                list.AppendTo(this);
                break;
            case VelocityMap map:
                map.AppendTo(this);
                break;
            case VelocityEntry entry:
                AppendValue(entry.Key);
                Append("=");
                AppendValue(entry.Value);
                break;
            default:
                Append(Scalar(value));
                break;
        }
    }

    private string Scalar(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? NumberValue.Create(number).ToJson() : number.ToString(CultureInfo.InvariantCulture),
        DefinedBlock block => block.Render(rendering),
        _ => value.ToString() ?? "null",
    };
}
