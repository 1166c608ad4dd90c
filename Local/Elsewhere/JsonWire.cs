using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>AWS JSON 1.0 and 1.1.</summary>
/// <remarks>AWS: Smithy, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol".</remarks>
internal sealed class JsonWire : IServiceWire
{
    public HttpRequestMessage Ask(ServiceOperation operation, ObjectValue parameters, ModelValues values)
    {
        var body = operation.Input is { } shape ? values.ToWire(shape, parameters) : parameters;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative))
        {
            Content = Body(body.ToJson(), $"application/x-amz-json-{operation.Service.JsonVersion}"),
        };
        request.Headers.Add(JsonProtocol.TargetHeader, $"{operation.Service.Target}.{operation.Name}");
        return request;
    }

    public ObjectValue Read(ServiceOperation operation, HttpResponseMessage response, byte[] body, ModelValues values) =>
        (ObjectValue)values.FromWire(operation.Output ?? "", Parse(body));

    /// <summary>A body of text.</summary>
    internal static ByteArrayContent Body(string text, string type) =>
        new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    /// <summary>The object that a body is; an empty one where there is none.</summary>
    /// <exception cref="FormatException">It is no JSON object.</exception>
    internal static ObjectValue Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? ObjectValue.Empty : Value.Parse(body) as ObjectValue ?? throw new FormatException("The answer is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The answer is not JSON: {e.Message}", e);
        }
    }
}
