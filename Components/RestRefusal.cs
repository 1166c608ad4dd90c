using System.Collections.Immutable;

namespace Stepyard.Components;

/// <summary>What a REST API answers where a request never gets to its integration: a status, and as JSON what is wrong.</summary>
/// <param name="Name">The name in the program.</param>
/// <param name="Type">AWS's name of the reason.</param>
/// <param name="Status">The status; null for the reason's own.</param>
/// <param name="Body">A text with <c>$context</c> variables; no template.</param>
/// <remarks>AWS: API Gateway developer guide, "Gateway response types for API Gateway".</remarks>
internal sealed record RestRefusal(string Name, string Type, string? Status, string Body)
{
    /// <summary>What all APIs answer.</summary>
    public static readonly ImmutableArray<RestRefusal> All =
    [
        new("client-errors", "DEFAULT_4XX", null, """{"message":$context.error.messageString}"""),
        new("server-errors", "DEFAULT_5XX", null, """{"message":$context.error.messageString}"""),
        new("bad-body", "BAD_REQUEST_BODY", "400", """{"message":$context.error.messageString,"problems":"$context.error.validationErrorString"}"""),
        new("bad-content-type", "UNSUPPORTED_MEDIA_TYPE", "415", """{"message":"This route does not take bodies of this Content-Type; application/json is what most take."}"""),
        new("too-slow", "INTEGRATION_TIMEOUT", "504", """{"message":"The workflow takes longer than 29 seconds; it goes on, and nobody waits for it."}"""),

        // AWS's own answer, 403 Missing Authentication Token, sends people after credentials that nobody needs.
        new("no-route", "MISSING_AUTHENTICATION_TOKEN", "404", """{"message":"There is no route with this method and path."}"""),
    ];
}
