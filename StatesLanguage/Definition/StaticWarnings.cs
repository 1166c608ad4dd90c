using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>AWS's warnings: what looks like a path or a function, but stands where it is plain text. Of JSONPath states only.</summary>
/// <remarks>AWS: Step Functions API Reference, ValidateStateMachineDefinition, "Example results with static analysis warnings".</remarks>
internal static class StaticWarnings
{
    private const string Suffix = ".$";

    private static readonly string[] Templates = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];

    // Those that have a form whose name ends in Path.
    private static readonly string[] WithPathForm = ["Error", "Cause", "Timestamp"];

    public static void Report(FieldReader fields, string type)
    {
        if (fields.Language != QueryLanguage.JsonPath)
        {
            return;
        }

        foreach (var name in Templates)
        {
            if (fields.Json.TryGetValue(name, out var template))
            {
                ReportNoDollar(fields.Definition, template, $"{fields.Path}/{name}");
            }
        }

        foreach (var name in WithPathForm)
        {
            if (fields.Json.TryGetValue(name, out var value) && value is StringValue { Text: var text } && LooksLikePath(text))
            {
                Warn(fields.Definition, $"{fields.Path}/{name}", Codes.NoPath,
                    $"The value of '{name}' looks like a JSONPath. Instead of '{name}', use '{name}Path' to evaluate it as a JSONPath at runtime.");
            }
        }

        if (type == "Pass" && fields.Json.TryGetValue("Result", out var result))
        {
            ReportStaticResult(fields.Definition, result, $"{fields.Path}/Result");
        }
    }

    private static void ReportNoDollar(DefinitionReader definition, Value template, string path)
    {
        if (template is ArrayValue items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                ReportNoDollar(definition, items[i], $"{path}[{i}]");
            }
        }
        else if (template is ObjectValue members)
        {
            foreach (var (name, value) in members.Members)
            {
                if (value is StringValue { Text: var text })
                {
                    var kind = name.EndsWith(Suffix, StringComparison.Ordinal) ? null : LooksLikePath(text) ? "JSONPath" : LooksLikeFunction(text) ? "Intrinsic Function" : null;
                    if (kind is not null)
                    {
                        var article = kind[0] == 'I' ? "an" : "a";
                        Warn(definition, path, Codes.NoDollar,
                            $"The value of '{name}' looks like {article} {kind}. Instead of '{name}', use '{name}{Suffix}' to evaluate it as {article} {kind} at runtime.", $"{path}/{name}");
                    }
                }
                else
                {
                    ReportNoDollar(definition, value, $"{path}/{name}");
                }
            }
        }
    }

    private static void ReportStaticResult(DefinitionReader definition, Value result, string path)
    {
        if (result is StringValue { Text: var text } && (LooksLikePath(text) || LooksLikeFunction(text)))
        {
            WarnStatic("Result", path);
        }
        else if (result is ObjectValue members)
        {
            foreach (var (name, value) in members.Members)
            {
                if (name.EndsWith(Suffix, StringComparison.Ordinal) && value is StringValue)
                {
                    WarnStatic(name, $"{path}/{name}");
                }
                else
                {
                    ReportStaticResult(definition, value, path);
                }
            }
        }

        void WarnStatic(string name, string field) => Warn(definition, path, Codes.StaticResult,
            $"The value of '{name}' will not evaluate as a JSONPath or Intrinsic Function at runtime. "
            + "Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.", field);
    }

    private static void Warn(DefinitionReader definition, string path, string code, string message, string? field = null) =>
        definition.Report(new(path, code, message) { Severity = Severity.Warning, Field = field });

    private static bool LooksLikePath(string text) =>
        (text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal) || text.StartsWith("$$.", StringComparison.Ordinal))
        && JsonPath.TryParse(text, out _, out _);

    private static bool LooksLikeFunction(string text) =>
        text.StartsWith("States.", StringComparison.Ordinal) && Expression.TryParse(text, out _, out _);
}
