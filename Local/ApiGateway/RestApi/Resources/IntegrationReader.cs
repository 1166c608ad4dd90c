using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Stepyard.Local.ApiGateway.RestApi.Integrations;
using Stepyard.Local.ApiGateway.RestApi.Mapping;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>Reads the integration of a method.</summary>
/// <param name="operations">The operations that AWS integrations can call, by <c>X-Amz-Target</c>.</param>
/// <param name="access">Decides whether API Gateway may act as a role.</param>
/// <param name="account">The local account.</param>
/// <param name="terminal">Shows bugs.</param>
internal sealed class IntegrationReader(IReadOnlyDictionary<string, IJsonOperation> operations, IAccess access, Account account, ITerminal terminal)
{
    private const string Action = "action/";
    private const double LongestTimeout = 29_000;

    /// <summary>The services by their name in an integration's URI, and what their operations are found by.</summary>
    private static readonly FrozenDictionary<string, string> Targets = new Dictionary<string, string>
    {
        ["dynamodb"] = "DynamoDB_20120810",
        ["logs"] = "Logs_20140328",
        ["states"] = "AWSStepFunctions",
    }.ToFrozenDictionary();

    public Integration Read(ResourceRequest method)
    {
        var map = method.OptionalMap("integration") ?? throw method.Mistake("'integration' is required: a method without one answers nothing but errors.");
        var request = method with { Inputs = map };
        var mapping = new RequestMapping(Templates(request, "requestTemplates").ToFrozenDictionary(), PassthroughOf(request), IsBase64(request));
        var responses = ResponsesOf(request, new MethodResponses(method));
        var timeout = TimeoutOf(request);
        return request.Text("type") switch
        {
            "MOCK" => new MockIntegration { Request = mapping, Responses = responses, Timeout = timeout },
            "AWS" => new AwsIntegration(OperationOf(request), RoleOf(request), access, account, terminal) { Request = mapping, Responses = responses, Timeout = timeout },
            var type => throw request.Mistake($"'type' of the integration is {type}; AWS and MOCK run here."),
        };
    }

    private IJsonOperation OperationOf(ResourceRequest request)
    {
        var uri = request.Text("uri");
        var prefix = $"arn:{account.Partition}:apigateway:{account.Region}:";
        if (!uri.StartsWith(prefix, StringComparison.Ordinal) || uri[prefix.Length..].Split(':') is not [var service, var path] || !path.StartsWith(Action, StringComparison.Ordinal))
        {
            throw request.Mistake($"'uri' is {uri}; it has to be {prefix}SERVICE:action/OPERATION, such as {prefix}states:action/StartExecution.");
        }

        if (request.OptionalText("integrationHttpMethod") is not "POST")
        {
            throw request.Mistake($"'integrationHttpMethod' is {request.OptionalText("integrationHttpMethod") ?? "missing"}; an action is called with POST.");
        }

        return Targets.TryGetValue(service, out var target) && operations.TryGetValue($"{target}.{path[Action.Length..]}", out var operation)
            ? operation
            : throw request.Mistake($"'uri' is {uri}, and {service} has no such operation here. Integrations call the JSON operations of {string.Join(", ", Targets.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static string RoleOf(ResourceRequest request) => request.OptionalText("credentials") is { } role && role.Contains(":role/", StringComparison.Ordinal)
        ? role
        : throw request.Mistake($"'credentials' is {request.OptionalText("credentials") ?? "missing"}; it has to be the ARN of the role that API Gateway acts as.");

    private static TimeSpan TimeoutOf(ResourceRequest request)
    {
        var timeout = request.OptionalNumber("timeoutInMillis") ?? LongestTimeout;
        return timeout is >= 50 and <= LongestTimeout
            ? TimeSpan.FromMilliseconds(timeout)
            : throw request.Mistake($"'timeoutInMillis' is {timeout}; allowed is 50 to {LongestTimeout}.");
    }

    private static PassthroughBehavior PassthroughOf(ResourceRequest request) => request.OptionalText("passthroughBehavior") switch
    {
        null or "WHEN_NO_MATCH" => PassthroughBehavior.WhenNoMatch,
        "WHEN_NO_TEMPLATES" => PassthroughBehavior.WhenNoTemplates,
        "NEVER" => PassthroughBehavior.Never,
        var other => throw request.Mistake($"'passthroughBehavior' is {other}; allowed are WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER."),
    };

    private static bool IsBase64(ResourceRequest request) => request.OptionalText("contentHandling") switch
    {
        null => false,
        "CONVERT_TO_TEXT" => true,
        var other => throw request.Mistake($"'contentHandling' is {other}; only CONVERT_TO_TEXT runs here."),
    };

    private static ImmutableArray<IntegrationResponse> ResponsesOf(ResourceRequest integration, MethodResponses declared)
    {
        var responses = integration.List("integrationResponses")
            .Select(response => ResponseOf(integration with { Inputs = (ImmutableDictionary<string, object>)response }, declared))
            .ToArray();
        return responses.Count(response => response.IsDefault) <= 1
            ? [.. responses.OrderBy(response => response.IsDefault)]
            : throw integration.Mistake("'integrationResponses' has several without a selectionPattern; one can be the default.");
    }

    private static IntegrationResponse ResponseOf(ResourceRequest request, MethodResponses declared)
    {
        var status = request.Text("statusCode");
        declared.Require(status);
        var headers = (request.OptionalMap("responseParameters") ?? []).ToImmutableDictionary(
            parameter => declared.HeaderOf(status, parameter.Key),
            parameter => ResponseParameters.TryParse((string)parameter.Value)
                ?? throw request.Mistake($"'responseParameters' has {parameter.Value} for {parameter.Key}; allowed are {ResponseParameters.Allowed}."));
        return new(
            SelectionPattern.Read(request),
            int.Parse(status, NumberStyles.None, CultureInfo.InvariantCulture),
            [.. Templates(request, "responseTemplates").Select(template => (template.Key, template.Value))],
            headers);
    }

    private static IEnumerable<KeyValuePair<string, MappingTemplate>> Templates(ResourceRequest request, string key)
    {
        foreach (var (contentType, text) in (request.OptionalMap(key) ?? []).OrderBy(template => template.Key, StringComparer.Ordinal))
        {
            yield return new(contentType.ToLowerInvariant(), Parse(request, key, contentType, (string)text));
        }
    }

    private static MappingTemplate Parse(ResourceRequest request, string key, string contentType, string text)
    {
        try
        {
            return MappingTemplate.Parse(text);
        }
        catch (TemplateException e)
        {
            throw request.Mistake($"'{key}' has a template for {contentType} that can't be read: {e.Message}");
        }
    }
}
