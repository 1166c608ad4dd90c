using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.States;

/// <summary>Goes on with the first of its rules that matches, else with <c>Default</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</remarks>
public sealed class ChoiceState : State
{
    private readonly DataFlow _flow;
    private readonly (ChoiceRule Rule, StateReference Next)[] _choices;
    private readonly StateReference? _default;

    private ChoiceState(string name, FieldReader fields)
        : base(name, fields, "Choice")
    {
        _flow = JsonPathDataFlow.ReadPaths(fields);
        fields.Require("Choices");
        var choices = new List<(ChoiceRule, StateReference)>();
        var rules = fields.Objects("Choices");
        foreach (var rule in rules ?? [])
        {
            if (ChoiceRule.TryCompile(rule.Json, rule.Path, rule.Definition.Problems, out var compiled))
            {
                choices.Add((compiled, fields.Definition.Refer($"{rule.Path}/Next", compiled.Next)));
            }
        }

        if (rules is { Count: 0 })
        {
            fields.Wrong("Choices", "Array must have at least one item", fields.Any("Choices")!, "at least one rule");
        }

        _choices = [.. choices];
        _default = fields.Text("Default") is { } next ? fields.Definition.Refer($"{Path}/Default", next) : null;
    }

    public override IEnumerable<StateReference> Targets =>
        _default is null ? _choices.Select(choice => choice.Next) : _choices.Select(choice => choice.Next).Append(_default);

    internal static ChoiceState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch) => new(Run(branch));

    private Transition Run(Branch branch)
    {
        if (!_flow.TryGetInput(branch, out var input, out var error))
        {
            return Transition.Fail(branch.Explain(error));
        }

        var next = _default;
        foreach (var (rule, target) in _choices)
        {
            if (!rule.TryMatch(input, branch, out var matches, out error))
            {
                return Transition.Fail(branch.Explain(error));
            }

            if (matches)
            {
                next = target;
                break;
            }
        }

        if (next is null)
        {
            return Transition.Fail(branch.RuntimeError("Failed to transition out of the state. The state does not point to a next state."));
        }

        return _flow.TryGetOutput(branch, input, out var output, out error)
            ? Transition.To(next.State, output)
            : Transition.Fail(branch.Explain(error));
    }
}
