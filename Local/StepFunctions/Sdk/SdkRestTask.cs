using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Stepyard.Local.Elsewhere;
using Stepyard.Local.Iam;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>An operation of a service that speaks REST JSON, as an AWS SDK integration: the service's model says what goes where in the request.</summary>
/// <remarks>AWS: Smithy, "AWS restJson1 protocol".</remarks>
internal sealed class SdkRestTask(ServiceOperation operation, IRestOperation here, Ids ids, string name)
    : SdkTask(new(operation.Service.Name, operation.Service.Title, operation.Service.Version), ids, name)
{
    private static readonly Uri Endpoint = new("http://localhost/");

    private readonly RestWire _wire = new();
    private readonly TemplateMatcher _path = new(TemplateParser.Parse(here.Pattern), []);

    protected override string ErrorName(string code) => $"{Service.Title}.{operation.Service.ExceptionOf(code) ?? $"{Service.Title}Exception"}";

    protected override async ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        var values = new ModelValues(operation.Service.Shapes, isSdk: true);
        using var request = _wire.Ask(operation, parameters, values);
        using var body = new MemoryStream();
        var context = await ContextOf(request, body, cancellation);
        try
        {
            await here.AnswerAsync(context, caller);
        }
        catch (AwsException refused) when (refused.Code == "AccessDeniedException")
        {
            throw new AwsException(refused.Code, refused.Message, StatusCodes.Status403Forbidden);
        }

        await context.Response.CompleteAsync();
        using var response = ResponseOf(context);
        return _wire.Read(operation, response, body.ToArray(), values);
    }

    /// <summary>The request as the operation would get it from the wire.</summary>
    private async Task<HttpContext> ContextOf(HttpRequestMessage request, MemoryStream answer, CancellationToken cancellation)
    {
        var address = new Uri(Endpoint, request.RequestUri!.OriginalString);
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellation) : [];
        var context = new DefaultHttpContext
        {
            RequestAborted = cancellation,
            Request =
            {
                Method = request.Method.Method,
                Path = PathString.FromUriComponent(address),
                QueryString = QueryString.FromUriComponent(address),
                Body = new MemoryStream(body),
                ContentLength = body.Length,
            },
            Response = { Body = answer },
        };
        foreach (var (header, texts) in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? []))
        {
            context.Request.Headers[header] = texts.ToArray();
        }

        var route = new RouteValueDictionary();
        _path.TryMatch(context.Request.Path, route);
        context.Request.RouteValues = route;
        return context;
    }

    private static HttpResponseMessage ResponseOf(HttpContext context)
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)context.Response.StatusCode);
        foreach (var (header, texts) in context.Response.Headers)
        {
            response.Headers.TryAddWithoutValidation(header, (IEnumerable<string?>)texts);
        }

        return response;
    }
}
