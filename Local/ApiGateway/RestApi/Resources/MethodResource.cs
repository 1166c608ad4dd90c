using System.Collections.Frozen;
using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using Stepyard.Mapping.Models;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A method of a resource, with its integration.</summary>
internal sealed class MethodResource(RestApis apis, IntegrationReader integrations) : IResourceType
{
    private const string ParameterPrefix = "method.request.";

    private static readonly string[] HttpMethods = [Method.Any, "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    private static readonly string[] Places = ["path.", "querystring.", "header."];

    /// <summary>Models that every API has, and that ask nothing of a body.</summary>
    private static readonly string[] Builtin = ["Empty", "Error"];

    public string Token => "aws-native:apigateway:Method";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var resource = api.Resources.GetValueOrDefault(request.Text("resourceId"))
            ?? throw request.Mistake($"'resourceId' is {request.Text("resourceId")}, which is no resource of the API.");
        var httpMethod = request.Text("httpMethod");
        if (!HttpMethods.Contains(httpMethod))
        {
            throw request.Mistake($"'httpMethod' is {httpMethod}; allowed are {string.Join(", ", HttpMethods)}.");
        }

        RefuseAuthorization(request);
        var method = new Method
        {
            Resource = resource,
            HttpMethod = httpMethod,
            Validator = ValidatorOf(request, api),
            RequiredParameters = RequiredParametersOf(request),
            RequestModels = ModelsOf(request, api),
            Integration = integrations.Read(request),
        };
        if (!api.Methods.TryAdd((resource.Id, httpMethod), method))
        {
            throw request.Mistake($"Method already exists for this resource: {httpMethod} {resource.Path}");
        }

        return new($"{api.Id}|{resource.Id}|{httpMethod}", new Dictionary<string, object>());
    }

    private static void RefuseAuthorization(ResourceRequest request)
    {
        if (request.OptionalText("authorizationType") is not (null or "NONE"))
        {
            throw request.Mistake($"'authorizationType' is {request.OptionalText("authorizationType")}; only NONE runs here.");
        }

        if (request.OptionalFlag("apiKeyRequired") == true)
        {
            throw request.Mistake("'apiKeyRequired' is true; API keys and usage plans don't run here.");
        }
    }

    private static RequestValidator ValidatorOf(ResourceRequest request, Api api) => request.OptionalText("requestValidatorId") is { } id
        ? api.Validators.GetValueOrDefault(id) ?? throw request.Mistake($"'requestValidatorId' is {id}, which is no request validator of the API.")
        : RequestValidator.None;

    private static ImmutableArray<string> RequiredParametersOf(ResourceRequest request)
    {
        var given = request.OptionalMap("requestParameters") ?? [];
        foreach (var name in given.Keys.Where(name => !Places.Any(place => name.StartsWith(ParameterPrefix + place, StringComparison.Ordinal))))
        {
            throw request.Mistake($"'requestParameters' has {name}; allowed are {string.Join(", ", Places.Select(place => $"{ParameterPrefix}{place}NAME"))}.");
        }

        return
        [
            .. given.Where(parameter => parameter.Value is true or "true").Select(parameter => parameter.Key[ParameterPrefix.Length..]).Order(StringComparer.Ordinal),
        ];
    }

    private static FrozenDictionary<string, Model> ModelsOf(ResourceRequest request, Api api)
    {
        var models = new Dictionary<string, Model>();
        foreach (var (contentType, name) in request.OptionalMap("requestModels") ?? [])
        {
            if (api.Models.TryGetValue((string)name, out var model))
            {
                models[contentType.ToLowerInvariant()] = model;
            }
            else if (!Builtin.Contains(name))
            {
                throw request.Mistake($"'requestModels' has {name} for {contentType}, which is no model of the API that is there already.");
            }
        }

        return models.ToFrozenDictionary();
    }
}
