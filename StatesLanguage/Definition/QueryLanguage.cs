namespace Stepyard.StatesLanguage.Definition;

/// <summary>The <c>QueryLanguage</c> of a state machine or state.</summary>
internal static class QueryLanguage
{
    private static readonly string[] All = ["JSONPath", "JSONata"];

    /// <summary>Reads the field and reports a language that is unknown, or that cannot be run yet.</summary>
    public static void Read(FieldReader fields)
    {
        if (fields.Text("QueryLanguage") is not { } language || language == "JSONPath")
        {
            return;
        }

        fields.Definition.Report(new(
            $"{fields.Path}/QueryLanguage",
            language == "JSONata" ? Codes.Unsupported : Codes.Schema,
            language == "JSONata" ? "JSONata is not supported yet" : "Value is not a query language")
        {
            Given = language,
            Allowed = "JSONPath",
            Fix = language == "JSONata" ? null : Names.DidYouMean(language, All),
        });
    }
}
