using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>What a function written in C# does.</summary>
/// <param name="call">Where it is called: the context and the evaluation.</param>
/// <param name="arguments">At least as many as the signature has parameters; null is undefined, also for those not given.</param>
/// <returns>The result; null is undefined.</returns>
internal delegate Value? FunctionBody(Call call, Value?[] arguments);

/// <summary>A function written in C#.</summary>
/// <param name="name">Without <c>$</c>.</param>
/// <param name="signature">The parameters.</param>
/// <param name="body">What it does.</param>
/// <param name="arity">How many arguments higher-order functions pass to it: by default as many as it has parameters.</param>
internal sealed class NativeFunction(string name, Signature signature, FunctionBody body, int? arity = null) : FunctionValue
{
    /// <inheritdoc cref="NativeFunction(string, Signature, FunctionBody, int?)"/>
    /// <param name="signature">As JSONata writes signatures: <c>&lt;a-n:a&gt;</c>.</param>
    public NativeFunction(string name, string signature, FunctionBody body, int? arity = null)
        : this(name, Signature.Parse(signature), body, arity)
    {
    }

    public string Name { get; } = name;

    public override int Arity => arity ?? signature.Count;

    public override Value? Apply(Value?[] arguments, Value? input, Frame frame)
    {
        try
        {
            return body(new(frame, input), signature.Check(arguments, input));
        }
        catch (JsonataException e) when (!IsNamed(e))
        {
            throw;
        }
    }

    /// <summary>Says which function failed, and is always true, since a handler that throws again takes stack.</summary>
    private bool IsNamed(JsonataException e)
    {
        e.Token ??= Name;
        return true;
    }
}
