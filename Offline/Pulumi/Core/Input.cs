namespace Pulumi;

/// <summary>A property of a resource's arguments: a value, or an output that will have it.</summary>
public class Input<T> : IInput
{
    private protected Input(Output<T> output) => Value = output;

    /// <summary>The current value; lists and maps replace it as items are added.</summary>
    private protected Output<T> Value { get; set; }

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Value;
}

/// <summary>An <see cref="Input{T}"/> of whatever type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>Treats inputs as the outputs that they hold.</summary>
public static class InputExtensions
{
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Task<TResult>> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Input<TResult>?> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => input.ToOutput().Apply(func);

    /// <summary>The output that the input holds; one of the type's default where there is no input.</summary>
    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}
