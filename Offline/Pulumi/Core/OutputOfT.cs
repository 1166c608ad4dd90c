namespace Pulumi;

/// <summary>
/// A value that a deployment computes: known only once the resources that it comes from are registered, and unknown in a preview
/// where only AWS could tell.
/// </summary>
public sealed class Output<T> : IOutput
{
    private Func<Task<OutputData>>? _read;
    private Task<OutputData>? _data;

    internal Output(Task<OutputData> data)
    {
        _data = data;
        Deployment.Current?.Track(data);
    }

    private Output()
    {
    }

    Task<OutputData> IOutput.Data => Data;

    internal Task<OutputData> Data => _data ??= _read!();

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>
    /// Transforms the value once it is known; in a preview, an unknown value skips <paramref name="func"/> and the result is unknown.
    /// An exception from <paramref name="func"/> fails the deployment.
    /// </summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        new(ApplyAsync(value => Task.FromResult(OutputData.Known(func(value)))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        new(ApplyAsync(async value => OutputData.Known(await func(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        new(ApplyAsync(value => func(value)?.Data ?? Task.FromResult(OutputData.Known(default(TResult)))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        new(ApplyAsync(value => func(value)?.ToOutput().Data ?? Task.FromResult(OutputData.Known(default(TResult)))));

    /// <summary>Outputs have no text of their own: this says how to make an output of a text.</summary>
    public override string ToString() =>
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://pulumi.io/help/outputs for more details.
        This function may throw in a future version of Pulumi.
        """;

    void IOutput.Bind(Func<Task<OutputData>> read) => _read = read;

    /// <summary>The value of known data; a default where there is none.</summary>
    internal static T ValueOf(OutputData data) => data.Value is null ? default! : (T)data.Value;

    private async Task<OutputData> ApplyAsync(Func<T, Task<OutputData>> func)
    {
        var data = await Data;
        if (!data.IsKnown && Deployment.Current is null or { IsDryRun: true })
        {
            return data with { Value = null };
        }

        var result = await func(ValueOf(data));
        return data.Combine(result, result.Value);
    }
}
