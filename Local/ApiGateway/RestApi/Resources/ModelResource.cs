using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Mapping.Models;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A model of a REST API. Its schema is given as an object, or as JSON text.</summary>
internal sealed class ModelResource(RestApis apis) : IResourceType
{
    public string Token => "aws-native:apigateway:Model";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var name = request.OptionalText("name") ?? $"{request.Name}{request.StableId(7)}";
        if (!name.All(char.IsAsciiLetterOrDigit))
        {
            throw request.Mistake($"'name' is {name}; a model's name has letters and digits only.");
        }

        if (!api.Models.TryAdd(name, Compile(name, DocumentOf(request), api, request)))
        {
            throw request.Mistake($"Model name already exists for this REST API: {name}");
        }

        return new($"{api.Id}|{name}", new Dictionary<string, object> { ["name"] = name });
    }

    private static Model Compile(string name, Value document, Api api, ResourceRequest request)
    {
        var prefix = $"https://apigateway.amazonaws.com/restapis/{api.Id}/models/";
        try
        {
            return new(name, document, new SchemaCompiler(document, Find).Compile());
        }
        catch (SchemaException e)
        {
            throw request.Mistake($"'schema' is no JSON schema of draft 4: {e.Message}");
        }

        Model? Find(string url) => url.StartsWith(prefix, StringComparison.Ordinal) ? api.Models.GetValueOrDefault(url[prefix.Length..]) : null;
    }

    private static Value DocumentOf(ResourceRequest request)
    {
        try
        {
            return request.Inputs.GetValueOrDefault("schema") switch
            {
                null => ObjectValue.Empty,
                string text => Value.Parse(text),
                var given => Value.Parse(InputJson.ToElement(given).GetRawText()),
            };
        }
        catch (JsonException e)
        {
            throw request.Mistake($"'schema' is no JSON: {e.Message}");
        }
    }
}
