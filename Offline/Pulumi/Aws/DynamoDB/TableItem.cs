namespace Pulumi.Aws.DynamoDB;

/// <summary>An item that a table has from the start.</summary>
[ResourceType("aws:dynamodb/tableItem:TableItem", null)]
public class TableItem : CustomResource
{
    public TableItem(string name, TableItemArgs args, CustomResourceOptions? options = null)
        : base("aws:dynamodb/tableItem:TableItem", name, args, options)
    {
    }

    [Output("hashKey")]
    public Output<string> HashKey { get; private set; } = null!;

    [Output("item")]
    public Output<string> Item { get; private set; } = null!;

    [Output("rangeKey")]
    public Output<string?> RangeKey { get; private set; } = null!;

    [Output("region")]
    public Output<string?> Region { get; private set; } = null!;

    [Output("tableName")]
    public Output<string> TableName { get; private set; } = null!;
}

/// <summary>What an item is made of.</summary>
public sealed class TableItemArgs : ResourceArgs
{
    [Input("hashKey", required: true)]
    public Input<string> HashKey { get; set; } = null!;

    /// <summary>The item as DynamoDB's JSON, with a type for every attribute.</summary>
    [Input("item", required: true)]
    public Input<string> Item { get; set; } = null!;

    [Input("tableName", required: true)]
    public Input<string> TableName { get; set; } = null!;

    [Input("rangeKey")]
    public Input<string>? RangeKey { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }
}
