using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Items;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>ItemReader</c>: the objects that a distributed Map has its items from.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal sealed class ItemReader
{
    private const string GetObject = "arn:aws:states:::s3:getObject";
    private const string ListObjects = "arn:aws:states:::s3:listObjectsV2";

    private readonly PayloadTemplate? _arguments;
    private readonly NumericField? _maxItems;
    private readonly ItemSource? _source;

    private ItemReader(FieldReader fields)
    {
        fields.Require("Resource");
        var resource = fields.Word("Resource", GetObject, ListObjects) ?? "";
        _arguments = fields.Template(fields.Language.PayloadField);
        var config = fields.Object("ReaderConfig");
        HasPointer = config?.Has("ItemsPointer") == true;
        _maxItems = config is null ? null : NumericField.ReadInteger(config, "MaxItems", 100_000_000);
        _source = ReaderConfig.Read(config, isListing: resource == ListObjects);
        Objects = new(resource, fields.Any(fields.Language.PayloadField), _source?.LeadsToOthers is true);
        if (resource == GetObject && config is null)
        {
            fields.Require("ReaderConfig");
        }

        config?.ReportUnknown();
        fields.ReportUnknown();
    }

    /// <summary>What it reads.</summary>
    public MapObjects Objects { get; }

    /// <summary>Whether the items are only a part of the object: <c>ItemsPointer</c>.</summary>
    public bool HasPointer { get; }

    public static ItemReader? Read(FieldReader fields) => fields.Object("ItemReader") is { } reader ? new(reader) : null;

    /// <summary>Evaluates where the items are, and how many of them to read.</summary>
    public bool TryLocate(
        Branch branch, Value input, [NotNullWhen(true)] out ItemLocation? location, out double maxItems, [NotNullWhen(false)] out StatesError? error)
    {
        (location, maxItems, error) = (null, 0, null);
        Value? arguments = ObjectValue.Empty;
        if ((_arguments is not null && !_arguments.TryEvaluate(input, branch, out arguments, out error))
            || (_maxItems is not null && !_maxItems.TryGet(branch, input, out maxItems, out error)))
        {
            return false;
        }

        location = new(TextOf(arguments, "Bucket"), TextOf(arguments, "Key"), TextOf(arguments, "Prefix"));
        error = null;
        return true;
    }

    /// <summary>Reads the items.</summary>
    /// <returns>The error <c>States.ItemReaderFailed</c>; null where they were read.</returns>
    public async ValueTask<StatesError?> ReadAsync(Branch branch, ItemLocation location, ItemList items)
    {
        var cause = await _source!.ReadAsync(branch, location, items);
        return cause is null ? null : Failed(cause);
    }

    /// <summary>The items can't be read.</summary>
    public static StatesError Failed(string cause) => new("States.ItemReaderFailed", cause);

    private static string TextOf(Value arguments, string name) =>
        arguments is ObjectValue members && members.TryGetValue(name, out var value) && value is StringValue { Text: var text } ? text : "";
}
