using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A map in a resource's arguments, of values and outputs by name, or an output of a map; it can be filled by a collection initializer.
/// </summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, TValue>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, TValue>> values)
        : base(values)
    {
    }

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        new(Output.Create(values.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Output.Create(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values);

    /// <summary>A new map of both; where both have a name, the second's value.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(new Output<ImmutableDictionary<string, TValue>>(
            Output.CombineAsync([first.Value, second.Value], data => MapOf(data[0]).SetItems(MapOf(data[1])))));

    public void Add(string key, Input<TValue> value) =>
        Value = new(Output.CombineAsync([Value, value.ToOutput()], data => MapOf(data[0]).Add(key, Output<TValue>.ValueOf(data[1]))));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) =>
        Value = new(Output.CombineAsync([Value, values.Value], data => MapOf(data[0]).AddRange(MapOf(data[1]))));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await Value.Data;
        foreach (var entry in data.IsKnown ? MapOf(data) : [])
        {
            yield return entry;
        }
    }

    private static ImmutableDictionary<string, TValue> MapOf(OutputData data) =>
        Output<ImmutableDictionary<string, TValue>>.ValueOf(data);
}
