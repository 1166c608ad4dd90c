using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>Compiles JSON whose strings between <c>{%</c> and <c>%}</c> are JSONata.</summary>
internal sealed class QueryTemplateCompiler(FieldReader fields, QueryPhase phase) : TemplateCompiler
{
    /// <summary>Compiles a field.</summary>
    public new PayloadTemplate Compile(Value template, string name) => new(base.Compile(template, $"{fields.Path}/{name}"));

    protected override Node CompileText(StringValue text, string path)
    {
        if (StatesReferences.StartIn(text.Text) && JsonataQuery.Delimit(text.Text) is { } fix)
        {
            fields.Definition.Report(new(path, Codes.NoDelimiters, "The value looks like a JSONata expression, but is plain text without {% and %}.")
            {
                Severity = Severity.Warning,
                Given = text.ToJson(),
                Fix = fix,
            });
        }

        return JsonataQuery.Read(fields, text.Text, path, phase) is { } query ? new QueryNode(query) : new ConstantNode(text);
    }
}
