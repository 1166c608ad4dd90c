using System.Collections.Frozen;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Items;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>Reads <c>ReaderConfig</c>, but for <c>MaxItems</c>: how the items stand in the objects.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal static class ReaderConfig
{
    private static readonly FrozenDictionary<string, char> Delimiters = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["COMMA"] = CsvItems.Comma,
        ["PIPE"] = '|',
        ["SEMICOLON"] = ';',
        ["SPACE"] = ' ',
        ["TAB"] = '\t',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="config">The field; null where it is not there.</param>
    /// <param name="isListing">Whether the reader lists objects.</param>
    /// <returns>The source; null where the field has problems.</returns>
    public static ItemSource? Read(FieldReader? config, bool isListing)
    {
        if (config is null)
        {
            return isListing ? new ListedObjects(null) : null;
        }

        var isFlattened = config.Word("Transformation", "NONE", "LOAD_AND_FLATTEN") == "LOAD_AND_FLATTEN";
        var manifest = config.Word("ManifestType", "S3_INVENTORY", "ATHENA_DATA");
        var type = config.Word("InputType", "CSV", "JSON", "JSONL", "MANIFEST", "PARQUET");
        var format = ReadFormat(config, type);
        if (isListing)
        {
            if (isFlattened && format is null)
            {
                config.Require("InputType");
            }

            return new ListedObjects(isFlattened ? format : null);
        }

        if (manifest is "S3_INVENTORY" || (type is "MANIFEST" && manifest is null))
        {
            return new InventoryItems();
        }

        config.Require("InputType");
        return format is null ? null
            : manifest is null ? new ObjectItems(format)
            : new AthenaItems(format);
    }

    private static ItemFormat? ReadFormat(FieldReader config, string? type)
    {
        var headers = ReadHeaders(config, isCsv: type == "CSV");
        var delimiter = config.Word("CSVDelimiter", [.. Delimiters.Keys.Order(StringComparer.Ordinal)]);
        var pointer = config.Text("ItemsPointer") ?? "";
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            config.Wrong("ItemsPointer", "Value is not a valid JSON Pointer", pointer, "a JSON Pointer such as /orders/open");
        }

        return type switch
        {
            "CSV" => new CsvItems(headers, delimiter is null ? CsvItems.Comma : Delimiters[delimiter]),
            "JSON" => new JsonItems(pointer),
            "JSONL" => new JsonLinesItems(),
            "PARQUET" => new ParquetItems(),
            _ => null,
        };
    }

    private static IReadOnlyList<string>? ReadHeaders(FieldReader config, bool isCsv)
    {
        if (isCsv)
        {
            config.Require("CSVHeaderLocation");
        }

        var headers = config.Any("CSVHeaders");
        if (config.Word("CSVHeaderLocation", "FIRST_ROW", "GIVEN") != "GIVEN")
        {
            return null;
        }

        config.Require("CSVHeaders");
        if (headers is ArrayValue names && names.All(name => name is StringValue))
        {
            return [.. names.Select(name => ((StringValue)name).Text)];
        }

        if (headers is not null)
        {
            config.Wrong("CSVHeaders", "Expected value of type Array", headers, "an array of texts");
        }

        return null;
    }
}
