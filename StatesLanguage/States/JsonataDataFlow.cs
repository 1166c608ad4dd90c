using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary><c>Arguments</c>, <c>Assign</c> and <c>Output</c>, as far as a state has them. All of them look at <c>$states</c>.</summary>
/// <param name="arguments"><c>Arguments</c>; without them the state works with its input.</param>
/// <param name="output"><c>Output</c>; without it the output is the result.</param>
/// <param name="assign"><c>Assign</c>.</param>
/// <param name="phase">What <c>$states</c> has when the last two are evaluated.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html</remarks>
internal sealed class JsonataDataFlow(PayloadTemplate? arguments, PayloadTemplate? output, Assignment? assign, QueryPhase phase) : DataFlow
{
    public static JsonataDataFlow Read(FieldReader fields, QueryPhase phase, PayloadTemplate? arguments = null) =>
        new(arguments, QueryLanguage.Jsonata.ReadTemplate(fields, "Output", phase), Assignment.Read(fields, phase), phase);

    public override DataFlow Of(FieldReader rule)
    {
        var flow = Read(rule, QueryPhase.Input);
        rule.ReportUnknown();
        return flow;
    }

    public override bool TryGetInput(Branch branch, [NotNullWhen(true)] out Value? input, [NotNullWhen(false)] out StatesError? error)
    {
        (input, error) = (QueryLanguage.Jsonata.DataOf(branch), null);
        return true;
    }

    public override bool TryGetArguments(
        Branch branch, Value input, [NotNullWhen(true)] out Value? made, [NotNullWhen(false)] out StatesError? error)
    {
        if (arguments is null)
        {
            (made, error) = (branch.Input, null);
            return true;
        }

        var isMade = arguments.TryEvaluate(input, branch, out made, out error);
        branch.Shown?.AfterArguments = made;
        return isMade;
    }

    public override bool TryGetOutput(
        Branch branch, Value result, [NotNullWhen(true)] out Value? made, [NotNullWhen(false)] out StatesError? error)
    {
        (made, error) = (result, null);
        ObjectValue? assigned = null;
        var states = StatesAfter(branch, result);
        if ((assign is null || assign.TryEvaluate(states, branch, out assigned, out error))
            && (output is null || output.TryEvaluate(states, branch, out made, out error)))
        {
            branch.Assign(assigned);
            return true;
        }

        made = null;
        return false;
    }

    private ObjectValue StatesAfter(Branch branch, Value result)
    {
        var states = ObjectValue.Create("input", branch.Input);
        return phase switch
        {
            QueryPhase.Result => states.With("result", result),
            QueryPhase.ErrorOutput => states.With("errorOutput", result),
            _ => states,
        };
    }
}
