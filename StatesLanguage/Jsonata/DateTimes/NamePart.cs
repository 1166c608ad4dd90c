using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A component as a name: <c>[MNn]</c> March, <c>[FN,3-3]</c> FRI, <c>[P]</c> am.</summary>
internal sealed class NamePart : PicturePart
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly char _component;
    private readonly string[] _names;

    // The value of the first name.
    private readonly int _first;

    /// <param name="component">The component.</param>
    /// <param name="casing">How the names are written: <c>N</c> upper case, <c>n</c> lower case, <c>Nn</c> a capital first.</param>
    /// <param name="width">The most characters that a name may have; null for any number.</param>
    /// <exception cref="JsonataException">D3133: the component has no names.</exception>
    public NamePart(char component, string casing, int? width)
    {
        _component = component;
        (var names, _first) = component switch
        {
            'M' or 'x' => (Months, 1),
            'F' => (Days, 1),
            'P' => (["am", "pm"], 0),
            _ => throw new JsonataException("D3133", StringValue.Create(component.ToString())),
        };
        _names = [.. names.Select(name => Cased(name.Length > width ? name[..width.Value] : name, casing))];
    }

    public override char? Component => _component;

    public override string Pattern => "[a-z]+";

    public override string Format(Moment moment) => _names[moment[_component] - _first];

    public override double? Read(string text)
    {
        var index = Array.FindIndex(_names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + _first;
    }

    private static string Cased(string name, string casing) => casing switch
    {
        ['N', 'n', ..] => name,
        ['N', ..] => name.ToUpperInvariant(),
        _ => name.ToLowerInvariant(),
    };
}
