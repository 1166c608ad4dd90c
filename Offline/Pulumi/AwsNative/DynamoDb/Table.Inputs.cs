namespace Pulumi.AwsNative.DynamoDb.Inputs;

/// <summary>The type of an attribute that is a key.</summary>
public sealed class TableAttributeDefinitionArgs : ResourceArgs
{
    [Input("attributeName", required: true)]
    public Input<string> AttributeName { get; set; } = null!;

    [Input("attributeType", required: true)]
    public Input<string> AttributeType { get; set; } = null!;
}

/// <summary>An attribute of a key: <c>HASH</c> for the partition key, <c>RANGE</c> for the sort key.</summary>
public sealed class TableKeySchemaArgs : ResourceArgs
{
    [Input("attributeName", required: true)]
    public Input<string> AttributeName { get; set; } = null!;

    [Input("keyType", required: true)]
    public Input<string> KeyType { get; set; } = null!;
}

/// <summary>An index with a key of its own.</summary>
public sealed class TableGlobalSecondaryIndexArgs : ResourceArgs
{
    [Input("indexName", required: true)]
    public Input<string> IndexName { get; set; } = null!;

    [field: Input("keySchema", required: true)]
    public InputList<TableKeySchemaArgs> KeySchema { get => field ??= new(); set; }

    [Input("projection", required: true)]
    public Input<TableProjectionArgs> Projection { get; set; } = null!;

    [Input("provisionedThroughput")]
    public Input<TableProvisionedThroughputArgs>? ProvisionedThroughput { get; set; }
}

/// <summary>An index with the table's partition key and another sort key.</summary>
public sealed class TableLocalSecondaryIndexArgs : ResourceArgs
{
    [Input("indexName", required: true)]
    public Input<string> IndexName { get; set; } = null!;

    [field: Input("keySchema", required: true)]
    public InputList<TableKeySchemaArgs> KeySchema { get => field ??= new(); set; }

    [Input("projection", required: true)]
    public Input<TableProjectionArgs> Projection { get; set; } = null!;
}

/// <summary>The attributes that an index holds.</summary>
public sealed class TableProjectionArgs : ResourceArgs
{
    [field: Input("nonKeyAttributes")]
    public InputList<string> NonKeyAttributes { get => field ??= new(); set; }

    [Input("projectionType")]
    public Input<string>? ProjectionType { get; set; }
}

/// <summary>The reads and writes a second that are paid for.</summary>
public sealed class TableProvisionedThroughputArgs : ResourceArgs
{
    [Input("readCapacityUnits", required: true)]
    public Input<int> ReadCapacityUnits { get; set; } = null!;

    [Input("writeCapacityUnits", required: true)]
    public Input<int> WriteCapacityUnits { get; set; } = null!;
}

/// <summary>Whether the table can be restored to any second of the last days.</summary>
public sealed class TablePointInTimeRecoverySpecificationArgs : ResourceArgs
{
    [Input("pointInTimeRecoveryEnabled")]
    public Input<bool>? PointInTimeRecoveryEnabled { get; set; }

    [Input("recoveryPeriodInDays")]
    public Input<int>? RecoveryPeriodInDays { get; set; }
}

/// <summary>The key that encrypts the table.</summary>
public sealed class TableSseSpecificationArgs : ResourceArgs
{
    [Input("sseEnabled", required: true)]
    public Input<bool> SseEnabled { get; set; } = null!;

    [Input("kmsMasterKeyId")]
    public Input<string>? KmsMasterKeyId { get; set; }

    [Input("sseType")]
    public Input<string>? SseType { get; set; }
}

/// <summary>What a stream tells about changes of items.</summary>
public sealed class TableStreamSpecificationArgs : ResourceArgs
{
    [Input("streamViewType", required: true)]
    public Input<string> StreamViewType { get; set; } = null!;
}

/// <summary>The attribute that says when an item expires.</summary>
public sealed class TableTimeToLiveSpecificationArgs : ResourceArgs
{
    [Input("enabled", required: true)]
    public Input<bool> Enabled { get; set; } = null!;

    [Input("attributeName")]
    public Input<string>? AttributeName { get; set; }
}
