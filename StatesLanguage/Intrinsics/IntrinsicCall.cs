using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>
/// A call of an intrinsic function, whose arguments are paths, literals and further calls.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
/// </summary>
internal sealed class IntrinsicCall(string text, IntrinsicFunction function, Expression[] arguments) : Expression(text)
{
    private const int FewArguments = 4;

    internal override IEnumerable<string> Variables => arguments.SelectMany(argument => argument.Variables);

    /// <summary>Compiles a call.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IntrinsicCall? call, [NotNullWhen(false)] out string? problem) =>
        new IntrinsicParser(text).TryParse(out call, out problem);

    /// <inheritdoc/>
    public override bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        if (TryCompute(input, scope, out result, out error))
        {
            return true;
        }

        // AWS names the whole expression, not the inner call that failed.
        error = error with { Cause = $"The function '{Text}' had the following error: {error.Cause}" };
        return false;
    }

    private bool TryCompute(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        // On the stack where they are few, as they nearly always are.
        var buffer = default(Buffer);
        var values = arguments.Length <= FewArguments ? ((Span<Value>)buffer)[..arguments.Length] : new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!TryArgument(arguments[i], input, scope, out var value, out error))
            {
                result = null;
                return false;
            }

            values[i] = value;
        }

        var outcome = function.Compute(values, scope);
        result = outcome.Value;
        error = result is null ? new StatesError("States.IntrinsicFailure", outcome.Problem) : null;
        return result is not null;
    }

    private static bool TryArgument(
        Expression argument,
        Value input,
        IEvaluationScope scope,
        [NotNullWhen(true)] out Value? value,
        [NotNullWhen(false)] out StatesError? error)
    {
        switch (argument)
        {
            case IntrinsicCall call:
                return call.TryCompute(input, scope, out value, out error);

            case JsonPath path:
                value = path.Find(input, scope);
                error = value is null ? NotFound(path, input, scope) : null;
                return value is not null;

            default:
                return argument.TryEvaluate(input, scope, out value, out error);
        }
    }

    private static StatesError NotFound(JsonPath path, Value input, IEvaluationScope scope) => new(
        "States.Runtime",
        $"The JsonPath argument for the field '{path.Text}' could not be found in the input '{path.RootValue(input, scope) ?? input}'");

    [InlineArray(FewArguments)]
    private struct Buffer
    {
        private Value _first;
    }
}
