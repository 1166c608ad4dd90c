using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>One item of <c>Catch</c>: which errors lead where, and what becomes of the data.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states</remarks>
internal sealed class Catcher
{
    private readonly DataFlow _flow;

    private Catcher(FieldReader fields, bool isLast)
    {
        Errors = ErrorMatcher.Read(fields, isLast);
        _flow = fields.Language.ReadCatcher(fields);
        fields.Text("Comment");
        fields.Require("Next");
        Next = fields.Text("Next") is { } next ? fields.Definition.Refer($"{fields.Path}/Next", next) : new StateReference("");
        fields.ReportUnknown();
    }

    public ErrorMatcher Errors { get; }

    public StateReference Next { get; }

    public static Catcher[] ReadAll(FieldReader fields)
    {
        var items = fields.Objects("Catch") ?? [];
        return [.. items.Select((item, i) => new Catcher(item, isLast: i == items.Count - 1))];
    }

    /// <summary>The input of the fallback state.</summary>
    public bool TryGetOutput(Branch branch, StatesError error, [NotNullWhen(true)] out Value? output, [NotNullWhen(false)] out StatesError? failure) =>
        _flow.TryGetOutput(branch, ObjectValue.Create([new("Error", error.Error), new("Cause", error.Cause ?? "")]), out output, out failure);
}
