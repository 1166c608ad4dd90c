using System.Collections.Immutable;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway;

/// <summary>A stage of an HTTP API.</summary>
internal sealed class StageResource(HttpApis apis, ILogs logs, Account account, TimeProvider time) : IResourceType
{
    public string Token => "aws-native:apigatewayv2:Stage";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var name = request.Text("stageName");
        if (request.OptionalFlag("autoDeploy") is not true)
        {
            throw request.Mistake("'autoDeploy' has to be true: deployments don't run here.");
        }

        var limits = Limits(request, request.OptionalMap("defaultRouteSettings"), Throttling.OfTheAccount);
        var routeLimits = (request.OptionalMap("routeSettings") ?? [])
            .ToDictionary(settings => settings.Key, settings => Limits(request, settings.Value as ImmutableDictionary<string, object>, limits));
        var variables = (request.OptionalMap("stageVariables") ?? [])
            .ToDictionary(variable => variable.Key, variable => variable.Value.ToString()!);
        if (!api.Stages.TryAdd(name, new(name, limits, routeLimits, LogOf(request, name), variables, time)))
        {
            throw request.Mistake($"Stage {name} already exists.");
        }

        return new($"{api.Id}|{name}", new Dictionary<string, object>());
    }

    private static Throttling Limits(ResourceRequest request, ImmutableDictionary<string, object>? map, Throttling otherwise)
    {
        var settings = new ResourceRequest(request.Type, request.Name, map ?? []);
        return new(
            settings.OptionalNumber("throttlingRateLimit") ?? otherwise.Rate,
            settings.OptionalNumber("throttlingBurstLimit") ?? otherwise.Burst);
    }

    private AccessLog<Exchange>? LogOf(ResourceRequest request, string stage)
    {
        if (request.OptionalMap("accessLogSettings") is not { } map)
        {
            return null;
        }

        var settings = new ResourceRequest(request.Type, request.Name, map);
        return new(logs, settings.Text("destinationArn"), settings.Text("format"), stage, Variable);

        Func<Exchange, string?>? Variable(string name) => ContextVariables.Find(name) is { } variable ? exchange => variable(exchange, account) : null;
    }
}
