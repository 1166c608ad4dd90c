using System.Collections.Immutable;
using Pulumi;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed, read off the definition's Task states.</summary>
/// <remarks>
/// Placeholders stay symbolic until the end, so the statements are known while a preview runs, before any ARN is.
/// AWS: Step Functions developer guide, "How Step Functions generates IAM policies for integrated services".
/// </remarks>
internal static class Permissions
{
    private const string Integration = "arn:aws:states:::";

    /// <summary>The statements that the tasks need: one an action, its resources exactly those the definition names.</summary>
    /// <exception cref="RunException">A task calls something whose permission can't be derived.</exception>
    public static IEnumerable<Statement> Of(Definition definition, ImmutableDictionary<string, Output<string>> substitutions, AwsTarget target)
    {
        var tasks = definition.Machine.Tasks.ToLookup(t => Kind(t, definition));

        var functions = tasks[CallKind.Function].Select(FunctionOf).Distinct(StringComparer.Ordinal).ToArray();
        if (functions.Length > 0)
        {
            yield return new Statement("InvokeFunctions", ["lambda:InvokeFunction"], Resolve(functions));
        }

        var topics = tasks[CallKind.Topic].Select(t => Parameter(t, "TopicArn")!).Distinct(StringComparer.Ordinal).ToArray();
        if (topics.Length > 0)
        {
            yield return new Statement("PublishToTopics", ["sns:Publish"], Resolve(topics));
        }

        if (tasks[CallKind.PhoneNumber].Any())
        {
            // A phone number has no ARN, so AWS offers only "*" here; leaving out every topic leaves just the phone numbers.
            yield return new Statement("SendTextMessages", "sns:Publish", target.EveryArn("sns")) { ExceptResources = true };
        }

        ImmutableArray<Output<string>> Resolve(IEnumerable<string> arns) => [.. arns.Select(a => Definition.Resolve(a, substitutions))];
    }

    private enum CallKind
    {
        Function,
        Topic,
        PhoneNumber,
    }

    private static CallKind Kind(TaskState task, Definition definition)
    {
        if (!task.Resource.StartsWith(Integration, StringComparison.Ordinal))
        {
            return CallKind.Function;
        }

        return task.Resource[Integration.Length..] switch
        {
            "lambda:invoke" when Parameter(task, "FunctionName") is not null => CallKind.Function,
            "sns:publish" when Parameter(task, "TopicArn") is not null => CallKind.Topic,
            "sns:publish" when HasParameter(task, "PhoneNumber") => CallKind.PhoneNumber,
            _ => throw new RunException(
                $"definitions/{definition.File.Name}.asl.json: state '{task.Name}' calls {task.Resource}, and what its role needs can't be read off the definition. " +
                "Derivable: a function's ARN; lambda:invoke with a fixed FunctionName; sns:publish with a fixed TopicArn, or with a PhoneNumber. " +
                "Name the resource in the definition, or teach Components/Permissions.cs the service."),
        };
    }

    private static string FunctionOf(TaskState task) =>
        task.Resource.StartsWith(Integration, StringComparison.Ordinal) ? Parameter(task, "FunctionName")! : task.Resource;

    private static string? Parameter(TaskState task, string name) =>
        task.Parameters is ObjectValue parameters && parameters.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;

    private static bool HasParameter(TaskState task, string name) =>
        task.Parameters is ObjectValue parameters && (parameters.TryGetValue(name, out _) || parameters.TryGetValue(name + ".$", out _));
}
