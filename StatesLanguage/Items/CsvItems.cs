using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>CSV</c>: each row is an object with a text for each header. Fields without a header are dropped, missing ones are empty.</summary>
/// <param name="headers">The headers; null where they are the first row.</param>
/// <param name="delimiter">What stands between two fields.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html#itemreader-source-types</remarks>
internal sealed class CsvItems(IReadOnlyList<string>? headers, char delimiter) : ItemFormat
{
    public const char Comma = ',';

    public override string? Read(Stream content, string source, ItemList items)
    {
        using var text = new StreamReader(content, Encoding.UTF8);
        var rows = new CsvRows(text, delimiter);
        var names = headers ?? rows.Next() ?? [];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            return "CSV headers cannot contain duplicates.";
        }

        while (!items.IsFull && rows.Next() is { } row)
        {
            items.Add(ItemOf(names, row), source);
        }

        return rows.Problem;
    }

    private static ObjectValue ItemOf(IReadOnlyList<string> names, List<string> row)
    {
        var members = new KeyValuePair<string, Value>[names.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = new(names[i], i < row.Count ? row[i] : "");
        }

        return ObjectValue.CreateDistinct(members);
    }
}
