using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>format</c>: what a text is to be read as. One that is not known, such as <c>int32</c> or <c>date</c>, asks nothing.</summary>
internal sealed class Format(SchemaReader schema) : Keyword
{
    private readonly Func<string, string?>? _check = Formats.Find(schema.Text("format"));

    public override void Validate(Value instance, Report report)
    {
        if (instance is StringValue text && _check?.Invoke(text.Text) is { } error)
        {
            report.Add(error);
        }
    }
}
