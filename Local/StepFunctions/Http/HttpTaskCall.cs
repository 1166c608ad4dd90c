using System.Collections.Immutable;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>What the parameters of an HTTP Task ask for.</summary>
/// <param name="Endpoint">The URL of the API, as the parameters have it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="ConnectionArn">The EventBridge connection.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-fields</remarks>
internal sealed record HttpTaskCall(string Endpoint, string Method, string ConnectionArn)
{
    private const string Methods = "GET, POST, PUT, DELETE, PATCH, OPTIONS or HEAD";

    private static readonly string[] Configurations = ["InvocationConfig", "Authentication"];

    public Uri Url { get; private init; } = null!;

    public ImmutableArray<HttpTaskHeader> Headers { get; private init; } = [];

    public ObjectValue Query { get; private init; } = ObjectValue.Empty;

    /// <summary>The body; null where there is none.</summary>
    public Value? Body { get; private init; }

    /// <summary>How the body is encoded as a form; null where it is sent as JSON.</summary>
    public FormEncoding? Encoding { get; private init; }

    /// <exception cref="AwsException"><c>States.Runtime</c>: a parameter is missing or not allowed.</exception>
    public static HttpTaskCall Read(Value input)
    {
        var parameters = input as ObjectValue ?? ObjectValue.Empty;
        var endpoint = Text(parameters, "ApiEndpoint") ?? throw Missing("ApiEndpoint", "the URL of the API");
        var method = Text(parameters, "Method") ?? throw Missing("Method", Methods);
        if (method is not ("GET" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "HEAD"))
        {
            throw HttpTaskError.Runtime($"\"Method\" is '{method}'; allowed is {Methods}.");
        }

        return new(endpoint, method, ReadConnection(parameters))
        {
            Url = ReadUrl(endpoint),
            Headers = [.. HttpTaskHeader.ReadAll(Object(parameters, "Headers"))],
            Query = Object(parameters, "QueryParameters"),
            Body = Find(parameters, "RequestBody"),
            Encoding = ReadEncoding(Object(parameters, "Transform")),
        };
    }

    // AWS takes HTTPS alone; on this machine an API rarely has a certificate.
    private static Uri ReadUrl(string endpoint)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw HttpTaskError.Runtime($"\"ApiEndpoint\" is '{endpoint}', which is not a URL with https: or http:.");
        }

        return LoopbackClient.CanReach(url) ? url : throw HttpTaskError.Runtime(
            $"\"ApiEndpoint\" is '{endpoint}', and HTTP Tasks of this yard call APIs on this machine only (localhost, 127.0.0.1, [::1], NAME.localhost). "
            + "Give the URL as a placeholder, and the local one of a stand-in here.");
    }

    private static string ReadConnection(ObjectValue parameters)
    {
        var configurations = Configurations.Where(name => Find(parameters, name) is not null).ToArray();
        return configurations is [var name]
            ? Text(Object(parameters, name), "ConnectionArn") ?? throw Missing($"{name}.ConnectionArn", "the ARN of an EventBridge connection")
            : throw HttpTaskError.Runtime("One of \"InvocationConfig\" and \"Authentication\" has to name the \"ConnectionArn\" of an EventBridge connection.");
    }

    private static FormEncoding? ReadEncoding(ObjectValue transform)
    {
        var encoding = Text(transform, "RequestBodyEncoding") ?? "NONE";
        var format = Text(Object(transform, "RequestEncodingOptions"), "ArrayFormat") ?? "INDICES";
        return encoding switch
        {
            "NONE" => null,
            "URL_ENCODED" => FormEncoding.Find(format) ?? throw HttpTaskError.Runtime($"\"ArrayFormat\" is '{format}'; allowed is {FormEncoding.Formats}."),
            _ => throw HttpTaskError.Runtime($"\"RequestBodyEncoding\" is '{encoding}'; allowed is NONE or URL_ENCODED."),
        };
    }

    private static Value? Find(ObjectValue parameters, string name) =>
        parameters.TryGetValue(name, out var value) && value is not NullValue ? value : null;

    private static string? Text(ObjectValue parameters, string name) => Find(parameters, name) switch
    {
        null => null,
        StringValue text => text.Text,
        var other => throw HttpTaskError.Runtime($"\"{name}\" is {other.ToJson()}, where a string is expected."),
    };

    private static ObjectValue Object(ObjectValue parameters, string name) => Find(parameters, name) switch
    {
        null => ObjectValue.Empty,
        ObjectValue members => members,
        var other => throw HttpTaskError.Runtime($"\"{name}\" is {other.ToJson()}, where an object is expected."),
    };

    private static AwsException Missing(string name, string expected) => HttpTaskError.Runtime($"\"{name}\" is missing: {expected}.");
}
