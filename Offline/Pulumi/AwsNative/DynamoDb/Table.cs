using System.Collections.Immutable;

namespace Pulumi.AwsNative.DynamoDb;

/// <summary>A table of items. AWS: AWS::DynamoDB::Table.</summary>
[ResourceType("aws-native:dynamodb:Table", null)]
public class Table : CustomResource
{
    public Table(string name, TableArgs args, CustomResourceOptions? options = null)
        : base("aws-native:dynamodb:Table", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("billingMode")]
    public Output<string?> BillingMode { get; private set; } = null!;

    [Output("deletionProtectionEnabled")]
    public Output<bool?> DeletionProtectionEnabled { get; private set; } = null!;

    [Output("streamArn")]
    public Output<string> StreamArn { get; private set; } = null!;

    [Output("tableClass")]
    public Output<string?> TableClass { get; private set; } = null!;

    [Output("tableName")]
    public Output<string?> TableName { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Table Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a table is made of.</summary>
public sealed class TableArgs : ResourceArgs
{
    /// <summary>The partition key and, optionally, the sort key.</summary>
    [Input("keySchema", required: true)]
    public InputUnion<ImmutableArray<Inputs.TableKeySchemaArgs>, object> KeySchema { get; set; } = null!;

    /// <summary>The types of the attributes that are keys.</summary>
    [field: Input("attributeDefinitions")]
    public InputList<Inputs.TableAttributeDefinitionArgs> AttributeDefinitions { get => field ??= new(); set; }

    /// <summary><c>PROVISIONED</c> unless set to <c>PAY_PER_REQUEST</c>.</summary>
    [Input("billingMode")]
    public Input<string>? BillingMode { get; set; }

    [Input("deletionProtectionEnabled")]
    public Input<bool>? DeletionProtectionEnabled { get; set; }

    [field: Input("globalSecondaryIndexes")]
    public InputList<Inputs.TableGlobalSecondaryIndexArgs> GlobalSecondaryIndexes { get => field ??= new(); set; }

    [field: Input("localSecondaryIndexes")]
    public InputList<Inputs.TableLocalSecondaryIndexArgs> LocalSecondaryIndexes { get => field ??= new(); set; }

    [Input("pointInTimeRecoverySpecification")]
    public Input<Inputs.TablePointInTimeRecoverySpecificationArgs>? PointInTimeRecoverySpecification { get; set; }

    [Input("provisionedThroughput")]
    public Input<Inputs.TableProvisionedThroughputArgs>? ProvisionedThroughput { get; set; }

    [Input("sseSpecification")]
    public Input<Inputs.TableSseSpecificationArgs>? SseSpecification { get; set; }

    [Input("streamSpecification")]
    public Input<Inputs.TableStreamSpecificationArgs>? StreamSpecification { get; set; }

    [Input("tableClass")]
    public Input<string>? TableClass { get; set; }

    [Input("tableName")]
    public Input<string>? TableName { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("timeToLiveSpecification")]
    public Input<Inputs.TableTimeToLiveSpecificationArgs>? TimeToLiveSpecification { get; set; }
}
