using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.XRay.Operations;

/// <summary>An operation of X-Ray: JSON in a POST, JSON out.</summary>
internal abstract class XRayOperation(string path) : IRestOperation
{
    public string Method => "POST";

    public string Pattern => path;

    public async Task AnswerAsync(HttpContext context, Caller caller)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = Parse(body.ToArray());

        context.Response.ContentType = "application/json";
        using var answer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(answer))
        {
            writer.WriteStartObject();
            Answer(request.RootElement, writer, caller);
            writer.WriteEndObject();
        }

        await context.Response.Body.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length));
    }

    /// <summary>Writes the members of the answer.</summary>
    /// <exception cref="AwsException">The request is refused.</exception>
    protected abstract void Answer(JsonElement request, Utf8JsonWriter response, Caller caller);

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Invalid();
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static AwsException Invalid() => new("InvalidRequestException", "The request is not a JSON object");
}
