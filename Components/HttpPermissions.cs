using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed for its HTTP Tasks: to call each endpoint with its method, and to use the connection that authorizes the call.</summary>
/// <remarks>AWS: Step Functions developer guide, "IAM permissions to run an HTTP Task".</remarks>
internal static partial class HttpPermissions
{
    /// <summary>The resource of an HTTP Task, without its prefix.</summary>
    public const string Call = "http:invoke";

    private const string Method = "states:HTTPMethod";
    private const string Endpoint = "states:HTTPEndpoint";

    private static readonly string[] Configurations = ["InvocationConfig", "Authentication"];

    /// <summary>The statements: an endpoint whose end only shows at run time comes to all endpoints with its fixed beginning.</summary>
    /// <exception cref="RunException">The definition does not fix the method, the connection, or the API that an endpoint belongs to.</exception>
    public static IEnumerable<Statement> Of(
        Definition definition, ImmutableArray<TaskState> tasks, ImmutableDictionary<string, Output<string>> substitutions, Output<string> stateMachineArn)
    {
        var calls = tasks.Select(task => (Method: Fixed(definition, task, "Method"), Endpoint: EndpointOf(definition, task))).Distinct().ToArray();
        for (var i = 0; i < calls.Length; i++)
        {
            var method = Resolved(calls[i].Method);
            var endpoint = Resolved(calls[i].Endpoint.Text);
            yield return new Statement($"CallHttpEndpoint{i + 1}", "states:InvokeHTTPEndpoint", stateMachineArn)
            {
                Conditions = calls[i].Endpoint.IsWhole
                    ? Keys("StringEquals", (Method, method), (Endpoint, endpoint))
                    : Keys("StringEquals", (Method, method)).AddRange(Keys("StringLike", (Endpoint, endpoint.Apply(StartingWith)))),
            };
        }

        var connections = tasks.Select(task => ConnectionOf(definition, task)).Distinct(StringComparer.Ordinal).Select(Resolved).ToImmutableArray();
        if (!connections.IsEmpty)
        {
            yield return new Statement("UseConnections", ["events:RetrieveConnectionCredentials"], connections);
            yield return new Statement("ReadConnectionSecrets", ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], [.. connections.Select(SecretsOf)]);
        }

        Output<string> Resolved(string text) => Definition.Resolve(text, substitutions);
    }

    private static ImmutableDictionary<string, object> Keys(string test, params ReadOnlySpan<(string Key, Output<string> Value)> keys)
    {
        var values = ImmutableDictionary<string, object>.Empty;
        foreach (var (key, value) in keys)
        {
            values = values.Add(key, value);
        }

        return ImmutableDictionary<string, object>.Empty.Add(test, values);
    }

    // The two wildcards of IAM are taken literally.
    private static string StartingWith(string text) =>
        $"{text.Replace("*", "${*}", StringComparison.Ordinal).Replace("?", "${?}", StringComparison.Ordinal)}*";

    // The beginning has to hold the whole authority, or it would fit other hosts as well.
    private static (string Text, bool IsWhole) EndpointOf(Definition definition, TaskState task)
    {
        if (Text(task.Parameters, "ApiEndpoint") is { } endpoint && !IsExpression(endpoint))
        {
            return (endpoint, IsWhole: true);
        }

        var expression = Text(task.Parameters, "ApiEndpoint") ?? Text(task.Parameters, "ApiEndpoint.$") ?? "";
        var beginning = Beginning().Match(expression).Groups["text"].Value;
        return beginning[(beginning.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..].Contains('/', StringComparison.Ordinal)
            ? (beginning, IsWhole: false)
            : throw Underivable(definition, task, "ApiEndpoint", "a fixed value, or one that begins with a fixed host and a slash, such as States.Format('https://api.example.com/orders/{}', $.id)");
    }

    private static string Fixed(Definition definition, TaskState task, string name) =>
        Text(task.Parameters, name) is { } text && !IsExpression(text) ? text : throw Underivable(definition, task, name, "a fixed value");

    private static string ConnectionOf(Definition definition, TaskState task)
    {
        var configuration = task.Parameters is ObjectValue parameters
            ? Configurations.Select(name => parameters.TryGetValue(name, out var value) ? value : null).FirstOrDefault(value => value is not null)
            : null;
        return Text(configuration, "ConnectionArn") is { } arn && !IsExpression(arn)
            ? arn
            : throw Underivable(definition, task, "ConnectionArn", "a fixed value, such as a placeholder");
    }

    // EventBridge names the secret after the connection, and ends both in ids of their own.
    private static Output<string> SecretsOf(Output<string> connectionArn) => connectionArn.Apply(arn =>
        arn.Split(':') is [_, var partition, "events", var region, var account, var resource] && resource.Split('/') is ["connection", var name, ..]
            ? $"arn:{partition}:secretsmanager:{region}:{account}:secret:events!connection/{name}/*"
            : throw new RunException($"'{arn}' is not the ARN of a connection, which is arn:aws:events:REGION:ACCOUNT:connection/NAME/ID."));

    private static string? Text(Value? parameters, string name) =>
        parameters is ObjectValue members && members.TryGetValue(name, out var value) && value is StringValue { Text: var text } ? text : null;

    private static bool IsExpression(string text) => text.StartsWith("{%", StringComparison.Ordinal);

    private static RunException Underivable(Definition definition, TaskState task, string name, string allowed) => new(
        $"definitions/{definition.File.Name}.asl.json: state '{task.Name}' calls {task.Resource}, and what its role needs can't be read off the definition: "
        + $"\"{name}\" is missing, or only shows at run time. Give it {allowed}.");

    // The literal that an endpoint begins with: the template of States.Format up to its first argument, or the first operand in JSONata.
    [GeneratedRegex(@"^(States\.Format\('(?<text>(\$\{\w+\}|[^'{\\])*)|\{%\s*(?<quote>['""])(?<text>((?!\k<quote>).)*)\k<quote>\s*&)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();
}
