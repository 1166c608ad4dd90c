namespace Stepyard.Local.GuardRails;

/// <summary>The type tokens that rules are about.</summary>
internal static class Types
{
    public const string Alarm = "aws-native:cloudwatch:Alarm";
    public const string EventRule = "aws-native:events:Rule";
    public const string Function = "aws:lambda/function:Function";
    public const string HttpStage = "aws-native:apigatewayv2:Stage";
    public const string LogGroup = "aws-native:logs:LogGroup";
    public const string Queue = "aws-native:sqs:Queue";
    public const string RestStage = "aws-native:apigateway:Stage";
    public const string Role = "aws-native:iam:Role";
    public const string RolePolicy = "aws-native:iam:RolePolicy";
    public const string StateMachine = "aws-native:stepfunctions:StateMachine";
    public const string Table = "aws-native:dynamodb:Table";
    public const string Topic = "aws-native:sns:Topic";
}
