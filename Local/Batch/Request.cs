using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch;

/// <summary>Reads the members of a request, or of a structure in it, by their wire names.</summary>
internal readonly record struct Request(ObjectValue Members)
{
    public string? Text(string name) => Find(name) is { } value ? TextOf(value, name) : null;

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw BatchError.Client($"{name} is required.");

    public int? Number(string name) => Find(name) switch
    {
        null => null,
        NumberValue { IsInteger: true } number when number.AsInt64 is >= int.MinValue and <= int.MaxValue => (int)number.AsInt64,
        _ => throw BatchError.Serialization($"{name} is not an integer"),
    };

    /// <summary>A whole number within a range.</summary>
    public int? Number(string name, int min, int max) =>
        Number(name) is not { } number ? null
        : number >= min && number <= max ? number
        : throw BatchError.Client(string.Create(CultureInfo.InvariantCulture, $"{name} is {number}; it must be between {min} and {max}."));

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        BooleanValue flag => flag.Equals(true),
        _ => throw BatchError.Serialization($"{name} is not true or false"),
    };

    public Request? Structure(string name) => Find(name) is { } value ? new(ObjectOf(value, name)) : null;

    /// <summary>The structures of a list; empty where it is not given.</summary>
    public IReadOnlyList<Request> Structures(string name) => [.. List(name).Select(item => new Request(ObjectOf(item, name)))];

    /// <summary>The texts of a list; empty where it is not given.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => TextOf(item, name))];

    /// <summary>A map of texts; empty where it is not given.</summary>
    public ObjectValue Map(string name)
    {
        var map = Find(name) is { } value ? ObjectOf(value, name) : ObjectValue.Empty;
        foreach (var (_, item) in map)
        {
            TextOf(item, name);
        }

        return map;
    }

    /// <summary>A member that is there, whatever it is.</summary>
    public Value? Find(string name) => Members.TryGetValue(name, out var value) && value is not NullValue ? value : null;

    private IEnumerable<Value> List(string name) => Find(name) switch
    {
        null => [],
        ArrayValue list => list,
        _ => throw BatchError.Serialization($"{name} is not a list"),
    };

    private static string TextOf(Value value, string name) => (value as StringValue)?.Text ?? throw BatchError.Serialization($"{name} is not a string");

    private static ObjectValue ObjectOf(Value value, string name) => value as ObjectValue ?? throw BatchError.Serialization($"{name} is not an object");
}
