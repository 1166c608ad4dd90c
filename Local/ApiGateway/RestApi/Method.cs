using System.Collections.Frozen;
using System.Collections.Immutable;
using Stepyard.Mapping.Models;
using Stepyard.Mapping.Templates;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A method of a resource.</summary>
internal sealed class Method
{
    public const string Any = "ANY";

    /// <summary>The model for bodies of a content type that no other one is for.</summary>
    private const string OtherContentTypes = "$default";

    public required Resource Resource { get; init; }

    /// <summary>Such as <c>POST</c>, or <c>ANY</c>.</summary>
    public required string HttpMethod { get; init; }

    public required Integration Integration { get; init; }

    public RequestValidator Validator { get; init; } = RequestValidator.None;

    /// <summary>The parameters that a request has to have, such as <c>querystring.q1</c>.</summary>
    public ImmutableArray<string> RequiredParameters { get; init; } = [];

    /// <summary>The models of bodies by content type.</summary>
    public FrozenDictionary<string, Model> RequestModels { get; init; } = FrozenDictionary<string, Model>.Empty;

    /// <summary>Checks what the validator asks.</summary>
    /// <exception cref="Refusal">The request lacks something.</exception>
    /// <remarks>AWS: API Gateway developer guide, "Request validation for REST APIs".</remarks>
    public void Validate(RequestParameters parameters, string contentType, ReadOnlySpan<byte> body)
    {
        if (Validator.Parameters && RequiredParameters.Where(parameter => !IsGiven(parameter, parameters)).ToArray() is { Length: > 0 } missing)
        {
            var names = missing.Select(parameter => parameter[(parameter.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            throw new Refusal(GatewayResponseType.BadRequestParameters, $"Missing required request parameters: [{string.Join(", ", names)}]");
        }

        var model = RequestModels.GetValueOrDefault(contentType) ?? RequestModels.GetValueOrDefault(OtherContentTypes);
        if (Validator.Body && model is not null && !model.IsValid(body, out var errors))
        {
            throw new Refusal(GatewayResponseType.BadRequestBody) { ValidationErrors = errors };
        }
    }

    private static bool IsGiven(string parameter, RequestParameters parameters)
    {
        var dot = parameter.IndexOf('.', StringComparison.Ordinal);
        var given = parameter[..dot] switch
        {
            "path" => parameters.Path,
            "querystring" => parameters.QueryString,
            _ => parameters.Header,
        };
        return !string.IsNullOrEmpty(given.GetValueOrDefault(parameter[(dot + 1)..]));
    }
}
