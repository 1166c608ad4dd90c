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

    /// <summary>Reads a state; null where it is so wrong that there is none.</summary>
    public static State? Read(string name, FieldReader fields)
    {
        fields.Require("Type");
        if (fields.Text("Type") is not { } type)
        {
            return null;
        }

        if (!Types.TryGetValue(type, out var read))
        {
            fields.Definition.Report(new($"{fields.Path}/Type", Codes.Schema, $"Value is not valid. Should be one of [{string.Join(", ", Types.Keys)}]")
            {
                Given = type,
                Allowed = string.Join(", ", Types.Keys),
                Fix = Names.DidYouMean(type, Types.Keys),
            });
            return null;
        }

        fields.Text("Comment");
        QueryLanguage.Read(fields);
        if (fields.Has("Assign"))
        {
            fields.Definition.Report(new($"{fields.Path}/Assign", Codes.Unsupported, "Variables are not supported yet"));
        }

        var state = read(name, fields);
        fields.ReportUnknown();
        return state;
    }

    /// <summary>The state that follows: <c>Next</c>, or null for <c>End</c>; reports it where neither is there, or both are.</summary>
    public static StateReference? ReadNext(FieldReader fields)
    {
        var next = fields.Text("Next");
        var end = fields.Flag("End");
        if (next is not null && end)
        {
            fields.Definition.Report(new(fields.Path, Codes.Schema, "Only one of these fields can be set: [Next, End]") { Fix = "remove \"End\"" });
        }
        else if (next is null && !end && fields.Any("Next") is null)
        {
            fields.Definition.Report(new(fields.Path, Codes.Schema, "These fields are required: [Next]")
            {
                Allowed = "\"Next\": the name of a state, or \"End\": true",
            });
        }

        return next is null ? null : fields.Definition.Refer($"{fields.Path}/Next", next);
    }
}
