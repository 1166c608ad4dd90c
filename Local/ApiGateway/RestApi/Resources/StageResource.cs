using System.Collections.Immutable;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A stage of a REST API.</summary>
internal sealed class StageResource(RestApis apis, ILogs logs, TimeProvider time) : IResourceType
{
    public string Token => "aws-native:apigateway:Stage";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var name = request.Text("stageName");
        var deploymentId = request.Text("deploymentId");
        var deployment = api.Deployments.GetValueOrDefault(deploymentId)
            ?? throw request.Mistake($"'deploymentId' is {deploymentId}, which is no deployment of the API.");
        if (request.Inputs.ContainsKey("canarySetting"))
        {
            throw request.Mistake("'canarySetting' is not supported here.");
        }

        var variables = (request.OptionalMap("variables") ?? []).ToImmutableDictionary(variable => variable.Key, variable => (string)variable.Value);
        if (!api.Stages.TryAdd(name, new(name, deployment, LimitsOf(request), LogOf(request, name), variables, time)))
        {
            throw request.Mistake($"Stage already exists: {name}");
        }

        return new($"{api.Id}|{name}", new Dictionary<string, object>());
    }

    private static Dictionary<string, Throttling> LimitsOf(ResourceRequest request)
    {
        var limits = new Dictionary<string, Throttling>();
        foreach (var map in request.List("methodSettings").Cast<ImmutableDictionary<string, object>>())
        {
            var settings = request with { Inputs = map };

            // In a path that a setting names, slashes may be written as in a JSON pointer.
            var path = settings.Text("resourcePath").Replace("~1", "/", StringComparison.Ordinal).Replace("//", "/", StringComparison.Ordinal);
            limits[$"{settings.Text("httpMethod")} {path}"] = new(
                settings.OptionalNumber("throttlingRateLimit") ?? Throttling.OfTheAccount.Rate,
                settings.OptionalNumber("throttlingBurstLimit") ?? Throttling.OfTheAccount.Burst);
        }

        return limits;
    }

    private AccessLog<RestExchange>? LogOf(ResourceRequest request, string stage)
    {
        if (request.OptionalMap("accessLogSetting") is not { } map)
        {
            return null;
        }

        var settings = request with { Inputs = map };
        return new(logs, settings.Text("destinationArn"), settings.Text("format"), stage, name => exchange => exchange.Context.TextOf(name));
    }
}
