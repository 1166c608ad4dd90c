namespace Pulumi.AwsNative.ApiGateway;

/// <summary>A segment of the path of a REST API. AWS: AWS::ApiGateway::Resource.</summary>
[ResourceType("aws-native:apigateway:Resource", null)]
public class Resource : CustomResource
{
    public Resource(string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Resource", name, args, options)
    {
    }

    [Output("parentId")]
    public Output<string> ParentId { get; private set; } = null!;

    [Output("pathPart")]
    public Output<string> PathPart { get; private set; } = null!;

    [Output("resourceId")]
    public Output<string> ResourceId { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Resource Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a resource is made of.</summary>
public sealed class ResourceArgs : Pulumi.ResourceArgs
{
    [Input("parentId", required: true)]
    public Input<string> ParentId { get; set; } = null!;

    [Input("pathPart", required: true)]
    public Input<string> PathPart { get; set; } = null!;

    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;
}
