using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>JSONL</c>: one JSON value a line.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal sealed class JsonLinesItems : ItemFormat
{
    public override string? Read(Stream content, string source, ItemList items)
    {
        using var text = new StreamReader(content, Encoding.UTF8);
        var number = 0;
        while (!items.IsFull && text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!Value.TryParse(line, out var value))
            {
                return string.Create(CultureInfo.InvariantCulture, $"Line {number} of the object is not valid JSON.");
            }

            items.Add(value, source);
        }

        return null;
    }
}
