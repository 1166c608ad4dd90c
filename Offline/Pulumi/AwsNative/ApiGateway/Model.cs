namespace Pulumi.AwsNative.ApiGateway;

/// <summary>A JSON schema that the bodies of requests are held against. AWS: AWS::ApiGateway::Model.</summary>
[ResourceType("aws-native:apigateway:Model", null)]
public class Model : CustomResource
{
    public Model(string name, ModelArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Model", name, args, options)
    {
    }

    [Output("contentType")]
    public Output<string?> ContentType { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("schema")]
    public Output<object?> Schema { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Model Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a model is made of.</summary>
public sealed class ModelArgs : Pulumi.ResourceArgs
{
    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [Input("contentType")]
    public Input<string>? ContentType { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("schema")]
    public Input<object>? Schema { get; set; }
}
