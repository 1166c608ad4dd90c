namespace Pulumi.AwsNative.Events;

/// <summary>What authorizes calls of an HTTP API. AWS: AWS::Events::Connection.</summary>
[ResourceType("aws-native:events:Connection", null)]
public class Connection : CustomResource
{
    public Connection(string name, ConnectionArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:events:Connection", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    /// <summary>The ARN without the id at its end.</summary>
    [Output("arnForPolicy")]
    public Output<string> ArnForPolicy { get; private set; } = null!;

    [Output("authorizationType")]
    public Output<ConnectionAuthorizationType?> AuthorizationType { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("secretArn")]
    public Output<string> SecretArn { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Connection Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a connection is made of.</summary>
public sealed class ConnectionArgs : ResourceArgs
{
    [Input("authParameters")]
    public Input<Inputs.ConnectionAuthParametersArgs>? AuthParameters { get; set; }

    [Input("authorizationType")]
    public Input<ConnectionAuthorizationType>? AuthorizationType { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }
}

/// <summary>How a connection authorizes.</summary>
[EnumType]
public readonly record struct ConnectionAuthorizationType
{
    private readonly string _value;

    private ConnectionAuthorizationType(string value) => _value = value;

    public static ConnectionAuthorizationType ApiKey { get; } = new("API_KEY");

    public static ConnectionAuthorizationType Basic { get; } = new("BASIC");

    public static ConnectionAuthorizationType OauthClientCredentials { get; } = new("OAUTH_CLIENT_CREDENTIALS");

    public static explicit operator string(ConnectionAuthorizationType value) => value._value;

    public override string ToString() => _value;
}
