using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>An operation of AWS Batch; the class has its name, and so has the IAM action.</summary>
/// <remarks>AWS: AWS Batch API Reference: each is a POST to <c>/v1/</c> and its name in lower case.</remarks>
internal abstract class BatchOperation(IAccess access) : IRestOperation
{
    /// <summary>The operation's name.</summary>
    public string Name => GetType().Name;

    public string Method => "POST";

    public string Pattern => $"/v1/{Name.ToLowerInvariant()}";

    public async Task AnswerAsync(HttpContext context, Caller caller)
    {
        ObjectValue answer;
        try
        {
            answer = Answer(await ReadAsync(context), caller);
        }
        catch (AwsException refused)
        {
            throw BatchError.Answered(refused, context.Response.Headers["x-amzn-RequestId"].ToString());
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Utf8Length;
        answer.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Does what is asked.</summary>
    /// <param name="request">The request, by wire names.</param>
    /// <param name="caller">Who asks; authorized here.</param>
    /// <returns>The answer, by wire names.</returns>
    /// <exception cref="AwsException"><c>ClientException</c>, <c>AccessDeniedException</c>.</exception>
    public abstract ObjectValue Answer(Request request, Caller caller);

    protected void Authorize(Caller caller, string resource) => access.Authorize(caller, $"batch:{Name}", resource);

    /// <summary>A page of a list, by a token that is the key of the last item of the page before.</summary>
    /// <param name="request">The request, with <c>maxResults</c> (100 by default, and at most) and <c>nextToken</c>.</param>
    /// <param name="member">The name of the list in the answer.</param>
    /// <param name="items">All items.</param>
    /// <param name="key">What tells an item from the others.</param>
    /// <param name="json">An item in the shape of the API.</param>
    protected static ObjectValue Page<T>(Request request, string member, IEnumerable<T> items, Func<T, string> key, Func<T, Value> json)
    {
        var size = request.Number("maxResults", 1, 100) ?? 100;
        var rest = (request.Text("nextToken") is { } token ? items.SkipWhile(item => key(item) != token).Skip(1) : items).Take(size + 1).ToList();
        var answer = ObjectValue.Create(member, ArrayValue.Create([.. rest.Take(size).Select(json)]));
        return rest.Count > size ? answer.With("nextToken", key(rest[size - 1])) : answer;
    }

    private static async Task<Request> ReadAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        try
        {
            return body.Length == 0 ? new(ObjectValue.Empty)
                : Value.Parse(body.Span) is ObjectValue request ? new(request)
                : throw BatchError.Serialization("The request body is not a JSON object.");
        }
        catch (JsonException)
        {
            throw BatchError.Serialization("The request body is not a JSON object.");
        }
    }
}
