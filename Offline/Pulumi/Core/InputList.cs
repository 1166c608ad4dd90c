using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list in a resource's arguments, of values and outputs, or an output of a list; it can be filled by a collection initializer.
/// </summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    public InputList()
        : this(Output.Create(ImmutableArray<T>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<T>> items)
        : base(items)
    {
    }

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => new(Output.Create(values.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<T>[] values) => new(Output.All(values));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => new(Output.Create(values.ToImmutableArray()));

    public static implicit operator InputList<T>(List<Output<T>> values) => new(Output.All(values));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => new(Output.All(values));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(items => items.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Value = Joined(Value, inputs.Value);

    /// <summary>A new list of this one's items, followed by the other's.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(Value, other.Value));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await Value.Data;
        foreach (var item in data.IsKnown ? Output<ImmutableArray<T>>.ValueOf(data) : [])
        {
            yield return item;
        }
    }

    private static InputList<T> Of(IEnumerable<Input<T>> inputs) => new(Output.All(inputs));

    private static Output<ImmutableArray<T>> Joined(Output<ImmutableArray<T>> first, Output<ImmutableArray<T>> second) =>
        new(Output.CombineAsync([first, second], data =>
            Output<ImmutableArray<T>>.ValueOf(data[0]).AddRange(Output<ImmutableArray<T>>.ValueOf(data[1]))));
}
