namespace Pulumi;

/// <summary>A value of either of two types.</summary>
public readonly record struct Union<T0, T1> : IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(bool isSecond, T0 first, T1 second)
    {
        IsT1 = isSecond;
        _first = first;
        _second = second;
    }

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public T0 AsT0 => IsT0 ? _first : throw new InvalidOperationException($"Cannot return as T0 as result is T1 ({typeof(T1).Name}).");

    public T1 AsT1 => IsT1 ? _second : throw new InvalidOperationException($"Cannot return as T1 as result is T0 ({typeof(T0).Name}).");

    public object Value => (IsT1 ? _second : _first)!;

    public static implicit operator Union<T0, T1>(T0 value) => FromT0(value);

    public static implicit operator Union<T0, T1>(T1 value) => FromT1(value);

    public static Union<T0, T1> FromT0(T0 input) => new(isSecond: false, input, default!);

    public static Union<T0, T1> FromT1(T1 input) => new(isSecond: true, default!, input);

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(_second) : f0(_first);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
        {
            f1(_second);
        }
        else
        {
            f0(_first);
        }
    }

    public override string ToString() => Value?.ToString() ?? "";
}

/// <summary>A <see cref="Union{T0, T1}"/> of whatever types.</summary>
internal interface IUnion
{
    object? Value { get; }
}
