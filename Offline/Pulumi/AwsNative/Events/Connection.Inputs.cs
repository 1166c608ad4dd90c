namespace Pulumi.AwsNative.Events.Inputs;

/// <summary>The credentials of a connection, and what else it adds to requests.</summary>
public sealed class ConnectionAuthParametersArgs : ResourceArgs
{
    [Input("apiKeyAuthParameters")]
    public Input<ConnectionApiKeyAuthParametersArgs>? ApiKeyAuthParameters { get; set; }

    [Input("basicAuthParameters")]
    public Input<ConnectionBasicAuthParametersArgs>? BasicAuthParameters { get; set; }

    [Input("invocationHttpParameters")]
    public Input<ConnectionHttpParametersArgs>? InvocationHttpParameters { get; set; }
}

/// <summary>A header that authorizes.</summary>
public sealed class ConnectionApiKeyAuthParametersArgs : ResourceArgs
{
    [Input("apiKeyName", required: true)]
    public Input<string> ApiKeyName { get; set; } = null!;

    [Input("apiKeyValue", required: true)]
    public Input<string> ApiKeyValue { get; set; } = null!;
}

/// <summary>A user and a password.</summary>
public sealed class ConnectionBasicAuthParametersArgs : ResourceArgs
{
    [Input("password", required: true)]
    public Input<string> Password { get; set; } = null!;

    [Input("username", required: true)]
    public Input<string> Username { get; set; } = null!;
}

/// <summary>What a connection adds to requests.</summary>
public sealed class ConnectionHttpParametersArgs : ResourceArgs
{
    [field: Input("bodyParameters")]
    public InputList<ConnectionParameterArgs> BodyParameters { get => field ??= new(); set; }

    [field: Input("headerParameters")]
    public InputList<ConnectionParameterArgs> HeaderParameters { get => field ??= new(); set; }

    [field: Input("queryStringParameters")]
    public InputList<ConnectionParameterArgs> QueryStringParameters { get => field ??= new(); set; }
}

/// <summary>A name and a value that a connection adds.</summary>
public sealed class ConnectionParameterArgs : ResourceArgs
{
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;

    [Input("isValueSecret")]
    public Input<bool>? IsValueSecret { get; set; }
}
