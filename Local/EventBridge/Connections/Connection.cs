using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>An EventBridge connection: what is added to a request so that an HTTP API accepts it. Its values are secrets.</summary>
/// <param name="Name">The name, which is unique in the account.</param>
/// <param name="Arn">The ARN, which ends in an id: <c>…:connection/NAME/ID</c>.</param>
/// <param name="SecretArn">The ARN of the secret that AWS keeps the values in; here it only matters to policies.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection.html</remarks>
internal sealed record Connection(string Name, string Arn, string SecretArn)
{
    public required string AuthorizationType { get; init; }

    /// <summary>The headers, the one for authorization first.</summary>
    public required ImmutableArray<ConnectionParameter> Headers { get; init; }

    public required ImmutableArray<ConnectionParameter> Query { get; init; }

    /// <summary>Members of the body.</summary>
    public required ImmutableArray<ConnectionParameter> Body { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>The <c>AuthParameters</c> of the request that made it; null where it is one of the stack.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The connection as it looks to who may not see what it adds: it adds nothing.</summary>
    public Connection WithoutSecrets() => this with { Headers = [], Query = [], Body = [] };

    public override string ToString() => Arn;
}

/// <summary>Something that a connection adds to a request.</summary>
internal sealed record ConnectionParameter(string Key, string Value);
