using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary><c>Assign</c>: values for variables. All see the old values; the next state sees the new ones.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
internal sealed class Assignment
{
    /// <summary>The most bytes that one variable, and all variables of one <c>Assign</c> together, may have.</summary>
    private const int MaxBytes = 256 * 1024;

    /// <summary>The most bytes that all variables together may have.</summary>
    private const int MaxTotalBytes = 10 * 1024 * 1024;

    private readonly PayloadTemplate _template;

    private Assignment(PayloadTemplate template) => _template = template;

    /// <summary>Reads <c>Assign</c>; null where there is none, or nothing in it.</summary>
    public static Assignment? Read(FieldReader fields, QueryPhase phase = QueryPhase.Input)
    {
        if (fields.Object("Assign") is not { Json.Count: > 0 } variables)
        {
            return null;
        }

        foreach (var (member, _) in variables.Json)
        {
            var name = fields.Language.VariableOf(member);
            var path = $"{variables.Path}/{member}";
            if (VariableName.WhyNot(name) is { } problem)
            {
                fields.Definition.Report(new(path, name == VariableName.Reserved ? Codes.ReservedVariable : Codes.VariableName, problem) { Given = name, Allowed = VariableName.Allowed });
            }

            fields.Definition.Variables.Declare(name, path);
        }

        return fields.Language.ReadTemplate(fields, "Assign", phase) is { } template ? new Assignment(template) : null;
    }

    public bool TryEvaluate(Value input, Branch branch, [NotNullWhen(true)] out ObjectValue? assigned, [NotNullWhen(false)] out StatesError? error)
    {
        assigned = _template.TryEvaluate(input, branch, out var values, out error) ? (ObjectValue)values : null;
        if (assigned is not null)
        {
            error = CheckSize(assigned, branch);
        }

        return error is null;
    }

    private static StatesError? CheckSize(ObjectValue assigned, Branch branch)
    {
        long size = 0;
        foreach (var (_, value) in assigned.Members)
        {
            size += value.Utf8Length;
        }

        if (size > MaxBytes)
        {
            return TooLarge($"The Assign field exceeds the maximum variable assignment size by {size - MaxBytes} bytes.");
        }

        var total = size;
        foreach (var (name, value) in (branch.Variables ?? ObjectValue.Empty).Members)
        {
            total += assigned.TryGetValue(name, out _) ? 0 : value.Utf8Length;
        }

        return total > MaxTotalBytes
            ? TooLarge($"Execution total variable size limit exceeded. State '{branch.State.Name}' assigned variables that exceed the total execution limit by {total - MaxTotalBytes} bytes.")
            : null;
    }

    private static StatesError TooLarge(string cause) => new("States.DataLimitExceeded", cause) { Location = "Assign" };
}
