using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.States;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Reads one state by its <c>Type</c>.</summary>
internal static class StateReader
{
    private static readonly Dictionary<string, Func<string, FieldReader, State?>> Types = new(StringComparer.Ordinal)
    {
        ["Task"] = TaskState.Read,
        ["Pass"] = PassState.Read,
        ["Choice"] = ChoiceState.Read,
        ["Wait"] = WaitState.Read,
        ["Succeed"] = SucceedState.Read,
        ["Fail"] = FailState.Read,
        ["Parallel"] = ParallelState.Read,
        ["Map"] = MapState.Read,
    };

    private static readonly string[] Names = [.. Types.Keys];

    /// <summary>Reads a state; null where it is so wrong that there is none.</summary>
    public static State? Read(string name, FieldReader fields)
    {
        fields.Require("Type");
        if (fields.Word("Type", Names) is not { } type)
        {
            return null;
        }

        fields.Text("Comment");
        fields.Language = QueryLanguage.ReadState(fields);
        fields.StatePath = fields.Path;
        var state = Types[type](name, fields);
        fields.ReportUnknown();
        StaticWarnings.Report(fields, type);
        return state;
    }

    /// <summary>The state that follows: <c>Next</c>, or null for <c>End</c>; reports it where neither is there, or both are.</summary>
    public static StateReference? ReadNext(FieldReader fields)
    {
        var next = fields.Text("Next");
        var isEnd = fields.Flag("End");
        if (next is not null && isEnd)
        {
            fields.OneOf(required: true, "Next", "End");
        }
        else if (!isEnd && !fields.Has("Next"))
        {
            fields.Definition.Report(new(fields.Path, Codes.Schema, "This object should have only one of the following fields: [Next, End]")
            {
                Allowed = "\"Next\": the name of a state, or \"End\": true",
            });
        }

        return next is null ? null : fields.Definition.Refer($"{fields.Path}/Next", next);
    }
}
