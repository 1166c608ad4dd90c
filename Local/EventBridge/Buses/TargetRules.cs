using System.Text.RegularExpressions;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>What targets may be.</summary>
/// <remarks>AWS: Amazon EventBridge API Reference, Target; User Guide, "Amazon EventBridge quotas".</remarks>
internal static class TargetRules
{
    private const int MostTargets = 5;
    private const int MostInput = 8192;

    // What EventBridge reaches with a role only, whoever asks.
    private static readonly string[] NeedRole = ["states", "kinesis", "ecs", "batch", "codepipeline", "codebuild", "execute-api", "firehose", "ssm", "redshift", "sagemaker"];

    private static readonly string[] Inputs = ["Input", "InputPath", "InputTransformer"];

    /// <summary>Checks what the API's model says of a target; the violations are the request's.</summary>
    public static void CheckMembers(Members target, Regex id)
    {
        target.Text("id", 64, id);
        target.Text("arn", max: 1600);
        target.OptionalText("roleArn", max: 1600);
        target.OptionalText("input", min: 0, max: MostInput);
        target.OptionalText("inputPath", min: 0);
        target.OptionalMembers("inputTransformer")?.Text("inputTemplate", max: MostInput);
        target.OptionalMembers("sqsParameters")?.OptionalText("messageGroupId", min: 0, max: 100);
        target.OptionalMembers("deadLetterConfig")?.OptionalText("arn", max: 1600);
        if (target.OptionalMembers("retryPolicy") is { } retry)
        {
            retry.OptionalInteger("maximumRetryAttempts", 0, RetryPolicy.MostAttempts);
            retry.OptionalInteger("maximumEventAgeInSeconds", RetryPolicy.LeastAge, RetryPolicy.MostAge);
        }
    }

    /// <summary>Checks the rest.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>.</exception>
    public static void Check(Target target)
    {
        var parts = target.Arn.Split(':', 6);
        if (parts is not ["arn", _, var service, _, _, { Length: > 0 }])
        {
            throw EventBridgeError.Validation($"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.");
        }

        if (target.RoleArn is null && NeedRole.Contains(service))
        {
            throw EventBridgeError.Validation($"RoleArn is required for target {target.Arn}.");
        }

        if (service == "sqs" && target.Arn.EndsWith(".fifo", StringComparison.Ordinal) && target.MessageGroupId is null)
        {
            throw EventBridgeError.Validation($"Parameter(s) MessageGroupId must be specified for target: {target.Id}.");
        }

        if (Inputs.Count(name => target.Given.TryGetValue(name, out _)) > 1)
        {
            throw EventBridgeError.Validation($"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        CheckInput(target);
    }

    /// <exception cref="Wire.AwsException"><c>LimitExceededException</c>: there are too many.</exception>
    public static Rule Limited(Rule rule) => rule.Targets.Count <= MostTargets ? rule : throw EventBridgeError.LimitExceeded();

    private static void CheckInput(Target target)
    {
        switch (target.Input)
        {
            case ConstantInput { Text: var json } when !Value.TryParse(json, out _):
                throw EventBridgeError.Validation($"JSON syntax error in input for target {target.Id}");
            case InputPath { Path: var path } when !EventPath.IsValid(path):
                throw EventBridgeError.Validation($"Invalid InputPath for target {target.Id}.");
            case InputTransformer { Paths: var paths } when paths.Any(variable => !EventPath.IsValid(variable.Value) || variable.Key.StartsWith(InputTransformer.Reserved, StringComparison.OrdinalIgnoreCase)):
                throw EventBridgeError.Validation($"Invalid InputPathsMap for target {target.Id}.");
        }
    }
}
