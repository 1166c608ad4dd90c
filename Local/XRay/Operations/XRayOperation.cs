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
        using var request = Parse(await RequestBody.ReadAsync(context));

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

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return RequestBody.ParseObject(body);
        }
        catch (JsonException)
        {
            throw new AwsException("InvalidRequestException", "The request is not a JSON object");
        }
    }
}
