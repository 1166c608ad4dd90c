using System.Collections.Frozen;

namespace Stepyard.Local.Preview;

/// <summary>The inputs that AWS can't change in place, by resource type: a change makes the resource anew.</summary>
/// <remarks>AWS CloudFormation resource reference, "Update requires: Replacement" (<c>createOnlyProperties</c> of the schemas); for the classic provider "Forces new resource".</remarks>
internal static class Replacements
{
    private static readonly FrozenDictionary<string, string[]> Inputs = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["aws-native:apigateway:Deployment"] = ["restApiId"],
        ["aws-native:apigateway:GatewayResponse"] = ["responseType", "restApiId"],
        ["aws-native:apigateway:Method"] = ["httpMethod", "resourceId", "restApiId"],
        ["aws-native:apigateway:Model"] = ["contentType", "name", "restApiId"],
        ["aws-native:apigateway:RequestValidator"] = ["name", "restApiId"],
        ["aws-native:apigateway:Resource"] = ["parentId", "pathPart", "restApiId"],
        ["aws-native:apigateway:Stage"] = ["restApiId", "stageName"],
        ["aws-native:apigatewayv2:Api"] = ["protocolType"],
        ["aws-native:apigatewayv2:Integration"] = ["apiId"],
        ["aws-native:apigatewayv2:Route"] = ["apiId"],
        ["aws-native:apigatewayv2:Stage"] = ["apiId", "stageName"],
        ["aws-native:batch:ComputeEnvironment"] = ["computeEnvironmentName", "eksConfiguration", "type"],
        ["aws-native:batch:JobDefinition"] = ["jobDefinitionName"],
        ["aws-native:batch:JobQueue"] = ["jobQueueName"],
        ["aws-native:cloudwatch:Alarm"] = ["alarmName"],
        ["aws-native:dynamodb:Table"] = ["importSourceSpecification", "keySchema", "tableName"],
        ["aws-native:events:Connection"] = ["name"],
        ["aws-native:events:EventBus"] = ["name"],
        ["aws-native:events:EventBusPolicy"] = ["eventBusName", "statementId"],
        ["aws-native:events:Rule"] = ["eventBusName", "name"],
        ["aws-native:iam:Role"] = ["path", "roleName"],
        ["aws-native:iam:RolePolicy"] = ["policyName", "roleName"],
        ["aws-native:lambda:EventSourceMapping"] = ["eventSourceArn", "startingPosition", "startingPositionTimestamp"],
        ["aws-native:lambda:Permission"] = ["action", "eventSourceToken", "functionName", "functionUrlAuthType", "principal", "principalOrgId", "sourceAccount", "sourceArn"],
        ["aws-native:logs:LogGroup"] = ["logGroupName"],
        ["aws-native:logs:ResourcePolicy"] = ["policyName"],
        ["aws-native:pipes:Pipe"] = ["name", "source"],
        ["aws-native:sns:Subscription"] = ["endpoint", "protocol", "topicArn"],
        ["aws-native:sns:Topic"] = ["fifoTopic", "topicName"],
        ["aws-native:sqs:Queue"] = ["fifoQueue", "queueName"],
        ["aws-native:sqs:QueueInlinePolicy"] = ["queue"],
        ["aws-native:stepfunctions:StateMachine"] = ["stateMachineName", "stateMachineType"],
        ["aws:dynamodb/tableItem:TableItem"] = ["hashKey", "rangeKey", "tableName"],
        ["aws:lambda/function:Function"] = ["name", "packageType"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a resource is made anew where an input of it changes.</summary>
    /// <param name="type">Pulumi's type token.</param>
    /// <param name="input">The input's wire name.</param>
    public static bool IsForcedBy(string type, string input) => Inputs.TryGetValue(type, out var inputs) && inputs.Contains(input, StringComparer.Ordinal);
}
