using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.AwsNative.DynamoDb;
using Pulumi.AwsNative.DynamoDb.Inputs;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>
/// System 2: dragon reports, an asynchronous Standard workflow behind <c>POST /dragons</c>, and the store of known dragons.
/// The REST API takes reports too, and tells what became of one: <c>GET /dragons/{executionName}</c>.
/// </summary>
public sealed class Dragons : ComponentResource
{
    public static readonly DefinitionFile Definition = new("dragons", WorkflowType.Standard, "ValidateDragonArn", "AddDragonArn");

    private const string Key = "dragon_name_str";

    public Dragons(HttpApi api, RestApi rest, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Dragons", "dragons")
    {
        var parent = new ComponentResourceOptions { Parent = this };
        var table = DragonTable(settings);
        TableName = table.Id;

        var validateDragon = new Function(
            "ValidateDragon",
            new FunctionArgs(new Statement("ReadDragons", "dynamodb:GetItem", table.Arn)) { Environment = { { "DRAGON_TABLE", TableName } } },
            target,
            settings,
            parent);

        var addDragon = new Function(
            "AddDragon",
            new FunctionArgs(new Statement("AddDragons", "dynamodb:PutItem", table.Arn)) { Environment = { { "DRAGON_TABLE", TableName } } },
            target,
            settings,
            parent);

        Workflow = new Workflow(
            "dragons",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "DragonsStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty
                    .Add("ValidateDragonArn", validateDragon.Arn)
                    .Add("AddDragonArn", addDragon.Arn),
            },
            target,
            settings,
            parent);

        Route = new Route("dragons", "POST /dragons", api, Workflow, settings, parent);
        RestRoutes =
        [
            new RestRoute("dragons", "POST /dragons", rest, StatesAction.StartExecution, Workflow, settings, parent),
            new RestRoute("dragon-report", "GET /dragons/{executionName}", rest, StatesAction.DescribeExecution, Workflow, settings, parent),
        ];
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public Route Route { get; }

    public ImmutableArray<RestRoute> RestRoutes { get; }

    public Output<string> TableName { get; }

    private Table DragonTable(StackSettings settings)
    {
        var table = new Table(
            "dragons",
            new TableArgs
            {
                TableName = $"dragons-{settings.Stack}",
                BillingMode = "PAY_PER_REQUEST",
                AttributeDefinitions = { new TableAttributeDefinitionArgs { AttributeName = Key, AttributeType = "S" } },
                KeySchema = ImmutableArray.Create(new TableKeySchemaArgs { AttributeName = Key, KeyType = "HASH" }),
                DeletionProtectionEnabled = settings.ProtectData,
                PointInTimeRecoverySpecification = new TablePointInTimeRecoverySpecificationArgs { PointInTimeRecoveryEnabled = settings.ProtectData },
                SseSpecification = new TableSseSpecificationArgs { SseEnabled = true },
            },
            new CustomResourceOptions { Parent = this, Protect = settings.ProtectData });

        // Cloud Control has no items; the classic provider puts one.
        _ = new Pulumi.Aws.DynamoDB.TableItem(
            "atlas",
            new Pulumi.Aws.DynamoDB.TableItemArgs
            {
                TableName = table.Id,
                HashKey = Key,
                Item = JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>
                {
                    [Key] = Text("Atlas"),
                    ["description_str"] = Text("The first dragon anyone reported"),
                    ["family_str"] = Text("red"),
                    ["location_city_str"] = Text("Anchorage"),
                    ["location_country_str"] = Text("USA"),
                    ["location_state_str"] = Text("AK"),
                    ["location_neighborhood_str"] = Text("Downtown"),
                }),
            },
            new CustomResourceOptions { Parent = this });
        return table;

        static Dictionary<string, string> Text(string value) => new() { ["S"] = value };
    }
}
