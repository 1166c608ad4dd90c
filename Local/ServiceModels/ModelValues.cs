using System.Globalization;
using System.Text;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ServiceModels;

/// <summary>Turns the parameters of a Task into what the wire of a service has, and its answer back, as the service's model says.</summary>
/// <param name="shapes">The service's shapes by name.</param>
/// <param name="isSdk">Whether members have the names of an <c>aws-sdk:</c> integration.</param>
/// <remarks>A state machine has bytes as the text that they are, and dates in ISO 8601; where text is wanted it may give JSON.</remarks>
internal sealed class ModelValues(ObjectValue shapes, bool isSdk)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes that a value stands for.</summary>
    public static byte[] Bytes(Value value) => Encoding.UTF8.GetBytes(value.ToText());

    /// <summary>A value as JSON on the wire; members that the model does not have stay as they are.</summary>
    public Value ToWire(string shape, Value value) => (ScalarOf(shape), value) switch
    {
        (_, NullValue) or ("*", _) => value,
        ("y", _) => Convert.ToBase64String(Bytes(value)),
        ("d", StringValue date) when TryDate(date.Text) is { } time => time.Millisecond == 0 ? (Value)time.ToUnixTimeSeconds() : time.ToUnixTimeMilliseconds() / 1000.0,
        ("s", ObjectValue or ArrayValue) => value.ToJson(),
        ({ }, _) => value,
        (null, ObjectValue structure) when Members(shape) is { } members =>
            ObjectValue.Create([.. structure.Select(member => ToWire(Find(members, NameOf, member.Key), member.Key, member.Value))]),
        (null, ObjectValue map) when Inner(shape, "m") is { } values => ObjectValue.Create([.. map.Select(entry => KeyValuePair.Create(entry.Key, ToWire(values, entry.Value)))]),
        (null, ArrayValue list) when Inner(shape, "l") is { } items => ArrayValue.Create([.. list.Select(item => ToWire(items, item))]),
        _ => value,
    };

    /// <summary>A value of JSON on the wire as a state machine sees it, members in alphabetical order and without those that are null; members that the model does not have get a capital letter.</summary>
    public Value FromWire(string shape, Value value) => (ScalarOf(shape), value) switch
    {
        (_, NullValue) or ("*", _) => value,
        ("y", StringValue bytes) => TextOf(bytes.Text),
        ("d", NumberValue seconds) => Date(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds.AsDouble * 1000))),
        ("d" or "i", StringValue text) when TryDate(text.Text) is { } time => Date(time),
        ({ }, _) => value,
        (null, ObjectValue structure) when Members(shape) is { } members => Sorted(structure.Where(member => member.Value is not NullValue).Select(member => FromWire(Find(members, name => name.Wire, member.Key), member.Key, member.Value))),
        (null, ObjectValue map) when Inner(shape, "m") is { } values => ObjectValue.Create([.. map.Select(entry => KeyValuePair.Create(entry.Key, FromWire(values, entry.Value)))]),
        (null, ArrayValue list) when Inner(shape, "l") is { } items => ArrayValue.Create([.. list.Select(item => FromWire(items, item))]),
        _ => value,
    };

    /// <summary>The members of a structure by their spelling in the model, with the shape of each; null where the shape is none.</summary>
    public ObjectValue? Members(string shape) => shapes.TryGetValue(shape, out var found) && ((ObjectValue)found).TryGetValue("f", out var members) ? (ObjectValue)members : null;

    /// <summary>Where the members of a structure are that are not in the body.</summary>
    public ObjectValue Bindings(string shape) => ((ObjectValue)shapes[shape]).TryGetValue("b", out var bindings) ? (ObjectValue)bindings : ObjectValue.Empty;

    /// <summary>The shape of a list's items (<c>l</c>) or of a map's values (<c>m</c>); null where the shape is neither.</summary>
    public string? Inner(string shape, string kind) => shapes.TryGetValue(shape, out var found) && ((ObjectValue)found).TryGetValue(kind, out var inner) ? inner.ToText() : null;

    /// <summary>The kind of a scalar: one of the letters of the models; null where the shape is none.</summary>
    public string? ScalarOf(string shape) => !shapes.TryGetValue(shape, out var found) ? shape
        : ((ObjectValue)found).TryGetValue("t", out var scalar) ? scalar.ToText()
        : ((ObjectValue)found).TryGetValue("e", out _) ? "s"
        : null;

    /// <summary>The name that a state machine has for a member.</summary>
    public string NameOf(MemberName name) => isSdk ? name.Sdk : name.Optimized;

    /// <summary>An object with its members in alphabetical order.</summary>
    public static ObjectValue Sorted(IEnumerable<KeyValuePair<string, Value>> members) =>
        ObjectValue.Create([.. members.OrderBy(member => member.Key, StringComparer.Ordinal)]);

    /// <summary>A date as a state machine sees it.</summary>
    public Value Date(DateTimeOffset date) => isSdk ? SdkMembers.IsoDate(date) : SdkMembers.EpochDate(date);

    public static DateTimeOffset? TryDate(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static (MemberName Name, string Shape)? Find(ObjectValue members, Func<MemberName, string> nameOf, string name)
    {
        foreach (var (spelling, shape) in members.Members)
        {
            if (MemberName.Parse(spelling) is var candidate && nameOf(candidate) == name)
            {
                return (candidate, shape.ToText());
            }
        }

        return null;
    }

    private KeyValuePair<string, Value> ToWire((MemberName Name, string Shape)? member, string name, Value value) =>
        member is var (known, shape) ? new(known.Wire, ToWire(shape, value)) : new(name, value);

    private KeyValuePair<string, Value> FromWire((MemberName Name, string Shape)? member, string name, Value value) =>
        member is var (known, shape) ? new(NameOf(known), FromWire(shape, value)) : new(MemberName.Pascal(name), value);

    // What is no text stays in base64.
    private static string TextOf(string base64)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return base64;
        }
    }
}
