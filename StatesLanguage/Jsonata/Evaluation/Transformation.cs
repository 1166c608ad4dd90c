using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>A copy of a value of which objects are changed one by one, each known by its place and not by its content.</summary>
internal sealed class Transformation
{
    private readonly Dictionary<ObjectValue, ObjectValue> _changed = new(ReferenceEqualityComparer.Instance);

    public Transformation(Value original) => Source = Copy(original);

    /// <summary>The copy before any change: every object in it is one of its own.</summary>
    public Value Source { get; }

    /// <summary>A value of <see cref="Source"/> with the changes so far, in objects that are not those of the source: no change can put one into itself.</summary>
    public Value Current(Value value)
    {
        Limits.EnsureStack();
        return value switch
        {
            ArrayValue array => ArrayValue.Create([.. array.Select(Current)], array.Traits),
            ObjectValue members => ObjectValue.CreateDistinct(
                [.. _changed.GetValueOrDefault(members, members).Select(member => KeyValuePair.Create(member.Key, Current(member.Value)))]),
            _ => value,
        };
    }

    /// <summary>Adds members to an object of <see cref="Source"/>, or replaces them; nothing where the value is none.</summary>
    public void Merge(Value match, ObjectValue? changes)
    {
        if (changes is not null && match is ObjectValue members)
        {
            var changed = _changed.GetValueOrDefault(members, members);
            foreach (var (name, value) in changes)
            {
                changed = changed.With(name, value);
            }

            _changed[members] = changed;
        }
    }

    /// <summary>Removes members of an object of <see cref="Source"/>.</summary>
    public void Delete(Value match, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0 && match is ObjectValue members)
        {
            var changed = _changed.GetValueOrDefault(members, members);
            _changed[members] = ObjectValue.CreateDistinct([.. changed.Where(member => !names.Contains(member.Key))]);
        }
    }

    private static Value Copy(Value value)
    {
        Limits.EnsureStack();
        return value switch
        {
            ArrayValue array => ArrayValue.Create([.. array.Select(Copy)]),
            ObjectValue members => ObjectValue.CreateOwn([.. members.Select(member => KeyValuePair.Create(member.Key, Copy(member.Value)))]),
            _ => value,
        };
    }
}
