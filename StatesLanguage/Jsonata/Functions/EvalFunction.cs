using Stepyard.StatesLanguage.Jsonata.Compilation;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Syntax;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary><c>$eval</c>: evaluates a text as an expression, which sees the variables in reach of the call.</summary>
internal static class EvalFunction
{
    public static NativeFunction Instance { get; } = new("eval", "<sx?:x>", Eval);

    private static Value? Eval(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        var outer = call.Frame.Root;
        Program program;
        try
        {
            program = Compiler.Compile(Parser.Parse(text.Text), outer.Program.Functions, call.Frame.Scope);
        }
        catch (JsonataException e) when (e.Code != "U1001")
        {
            throw new JsonataException("D3120", value: e.Message);
        }

        call.Evaluation.Enter();
        try
        {
            var frame = new RootFrame(program, call.Frame, call.Evaluation, outer.Bindings, outer.Input);
            var result = program.Root.Evaluate(arguments[1] is { } context ? Sequences.Wrap(context) : call.Input, frame);
            call.Evaluation.Leave();
            return result;
        }
        catch (JsonataException e) when (e.Code != "U1001")
        {
            throw new JsonataException("D3121", value: e.Message);
        }
    }
}
