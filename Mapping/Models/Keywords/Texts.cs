using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>Lists of names as messages show them.</summary>
internal static class Texts
{
    public static string ToJson(IEnumerable<string> texts) => ArrayValue.Create([.. texts.Select(StringValue.Create)]).ToJson();
}
