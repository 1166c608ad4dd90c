using Microsoft.AspNetCore.Http;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity.Values;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>One request to a REST API and its response: what templates, mappings and access logs speak of.</summary>
internal sealed class RestExchange
{
    private readonly VelocityMap _error = [];

    public RestExchange(HttpContext http, Api api, Stage stage, string path, string requestId, DateTimeOffset time, Account account)
    {
        (Http, Api, Stage, Path, RequestId) = (http, api, stage, path, requestId);
        StageVariables = stage.ToVelocity();
        Context = ContextMap.Of(this, time, account);
        Context["error"] = _error;
    }

    public HttpContext Http { get; }

    public Api Api { get; }

    public Stage Stage { get; }

    /// <summary>The path without the stage's name.</summary>
    public string Path { get; }

    public string RequestId { get; }

    /// <summary>Null while, or where, no method fits.</summary>
    public Method? Method { get; private set; }

    public RequestParameters Parameters { get; private set; } = new(new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The request's body, as text.</summary>
    public string Body { get; set; } = "";

    /// <summary><c>$context</c>.</summary>
    public VelocityMap Context { get; }

    /// <summary><c>$stageVariables</c>.</summary>
    public VelocityMap StageVariables { get; }

    public TimeSpan IntegrationLatency { get; set; }

    /// <summary>Why the request was refused or its integration failed, for the person at the terminal; null where neither is so.</summary>
    public string? Problem { get; set; }

    /// <summary>A text as JSON, in quotes.</summary>
    public static string Quote(string text) => StringValue.Create(text).ToJson();

    public void Take(Method method, RequestParameters parameters)
    {
        (Method, Parameters) = (method, parameters);
        (Context["resourceId"], Context["resourcePath"]) = (method.Resource.Id, method.Resource.Path);
    }

    /// <summary>Tells gateway responses and access logs of a refusal.</summary>
    public void Refuse(Refusal refusal)
    {
        (_error["message"], _error["messageString"]) = (refusal.Message, Quote(refusal.Message));
        (_error["responseType"], _error["validationErrorString"]) = (refusal.Type.Name, refusal.ValidationErrors);
        Problem ??= refusal.Detail ?? refusal.ValidationErrors ?? refusal.Message;
    }

    /// <summary>What an access log tells of the response.</summary>
    public void Complete(RestResponse response, int length, TimeSpan latency)
    {
        (Context["status"], Context["responseLength"], Context["responseLatency"]) = ((long)response.Status, (long)length, (long)latency.TotalMilliseconds);
        if (Context.ContainsKey("integrationStatus"))
        {
            Context["integrationLatency"] = (long)IntegrationLatency.TotalMilliseconds;
            Context["integration"] = new VelocityMap
            {
                ["status"] = Context["integrationStatus"],
                ["integrationStatus"] = Context["integrationStatus"],
                ["latency"] = Context["integrationLatency"],
                ["requestId"] = RequestId,
                ["error"] = Problem,
            };
        }
    }
}
