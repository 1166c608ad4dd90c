using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Events;

/// <summary>The values of an event by the names that lead to them, joined by dots; arrays on the way leave no trace in a path.</summary>
/// <remarks>AWS: Event Ruler, README, "JSON Array Matching" and "Compiled rules and JSON keys with dots".</remarks>
internal sealed class EventFields
{
    private readonly Dictionary<string, List<EventField>> _byPath = new(StringComparer.Ordinal);
    private int _arrays;

    private EventFields()
    {
    }

    /// <summary>The values at a path; none where the event has nothing there, or only an object or an empty array.</summary>
    public IReadOnlyList<EventField> this[string path] => _byPath.TryGetValue(path, out var fields) ? fields : [];

    public static EventFields Of(Value @event)
    {
        var fields = new EventFields();
        fields.Add("", @event, Place.Anywhere);
        return fields;
    }

    private void Add(string path, Value value, Place place)
    {
        switch (value)
        {
            case ObjectValue members:
                foreach (var (name, member) in members.Members)
                {
                    Add(path.Length == 0 ? name : $"{path}.{name}", member, place);
                }

                break;
            case ArrayValue items:
                var array = _arrays++;
                for (var i = 0; i < items.Count; i++)
                {
                    Add(path, items[i], place.Element(array, i));
                }

                break;
            default:
                if (!_byPath.TryGetValue(path, out var fields))
                {
                    _byPath.Add(path, fields = []);
                }

                fields.Add(new(value, place));
                break;
        }
    }
}
