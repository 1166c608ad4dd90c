using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Goes on with the first of its rules that matches, else with <c>Default</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</remarks>
public sealed class ChoiceState : State
{
    private readonly DataFlow _flow;
    private readonly Choice[] _choices;
    private readonly StateReference? _default;

    private ChoiceState(string name, FieldReader fields)
        : base(name, fields, "Choice")
    {
        _flow = fields.Language.ReadWait(fields);
        fields.Require("Choices");
        var choices = new List<Choice>();
        var rules = fields.Objects("Choices");
        foreach (var rule in rules ?? [])
        {
            // Where it leads counts even if the rule itself is wrong: the state there is not to blame.
            var target = rule.Any("Next") is StringValue next ? fields.Definition.Refer($"{rule.Path}/Next", next.Text) : null;
            if (fields.Language.ReadRule(rule) is { } compiled && target is not null)
            {
                choices.Add(new(compiled, _flow.Of(rule), target));
            }
        }

        if (rules is { Count: 0 })
        {
            fields.Wrong("Choices", "Value cannot be empty", fields.Any("Choices")!, "at least one rule");
        }

        _choices = [.. choices];
        _default = fields.Text("Default") is { } fallback ? fields.Definition.Refer($"{Path}/Default", fallback) : null;
    }

    public override bool IsEnd => false;

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

        var (flow, next) = (_flow, _default);
        foreach (var choice in _choices)
        {
            if (!choice.Rule.TryMatch(input, branch, out var matches, out error))
            {
                return Transition.Fail(branch.Explain(error));
            }

            if (matches)
            {
                (flow, next) = (choice.Flow, choice.Next);
                break;
            }
        }

        if (next is null)
        {
            return Transition.Fail(branch.RuntimeError("Failed to transition out of the state. The state does not point to a next state."));
        }

        return flow.TryGetArguments(branch, input, out var passed, out error) && flow.TryGetOutput(branch, passed, out var output, out error)
            ? Transition.To(next.State, output)
            : Transition.Fail(branch.Explain(error));
    }

    /// <summary>A rule, what becomes of the data where it matches, and where it leads.</summary>
    private sealed record Choice(ChoiceRule Rule, DataFlow Flow, StateReference Next);
}
