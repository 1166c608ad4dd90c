using System.Collections.Immutable;

namespace Stepyard.Local.Preview;

/// <summary>What AWS would answer for the attributes of resources that programs use: names are ours, so ARNs are known before anything is deployed.</summary>
internal static class ProviderOutputs
{
    /// <param name="type">Pulumi's type token.</param>
    /// <param name="name">The resource's name in the program.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="account">Where it is.</param>
    public static IEnumerable<KeyValuePair<string, object>> Of(string type, string name, ImmutableDictionary<string, object> inputs, Account account)
    {
        return type switch
        {
            "aws-native:logs:LogGroup" => [Arn("arn", "logs", $"log-group:{Input("logGroupName")}:*")],
            "aws-native:iam:Role" => [new("arn", account.GlobalArn("iam", $"role/{Input("roleName")}"))],
            "aws:lambda/function:Function" => [Arn("arn", "lambda", $"function:{Input("name")}")],
            "aws-native:stepfunctions:StateMachine" => [Arn("arn", "states", $"stateMachine:{Input("stateMachineName")}")],
            "aws-native:sns:Topic" => [Arn("topicArn", "sns", Input("topicName"))],
            "aws-native:dynamodb:Table" => [Arn("arn", "dynamodb", $"table/{Input("tableName")}")],
            "aws-native:sqs:Queue" =>
            [
                Arn("arn", "sqs", Input("queueName")),
                new("queueUrl", $"https://sqs.{account.Region}.amazonaws.com/{account.Id}/{Input("queueName")}"),
            ],
            "aws-native:batch:ComputeEnvironment" => [Arn("computeEnvironmentArn", "batch", $"compute-environment/{Input("computeEnvironmentName")}")],
            "aws-native:apigateway:RestApi" => [new("rootResourceId", $"{name}-root")],
            "aws-native:apigateway:Resource" => [new("resourceId", $"{name}-resource")],
            "aws-native:apigateway:RequestValidator" => [new("requestValidatorId", $"{name}-validator")],
            "aws-native:apigateway:Deployment" => [new("deploymentId", $"{name}-deployment")],
            "aws-native:apigatewayv2:Api" => [new("apiEndpoint", $"https://abc123.execute-api.{account.Region}.amazonaws.com")],
            "aws-native:apigatewayv2:Integration" => [new("integrationId", $"{name}-integration")],
            _ => [],
        };

        // As providers do where a program leaves the name to them.
        string Input(string key) => inputs.GetValueOrDefault(key) as string ?? name;

        KeyValuePair<string, object> Arn(string output, string service, string resource) => new(output, account.Arn(service, resource));
    }
}
