namespace Pulumi.AwsNative.ApiGateway;

/// <summary>What is checked of requests before they go on. AWS: AWS::ApiGateway::RequestValidator.</summary>
[ResourceType("aws-native:apigateway:RequestValidator", null)]
public class RequestValidator : CustomResource
{
    public RequestValidator(string name, RequestValidatorArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:RequestValidator", name, args, options)
    {
    }

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("requestValidatorId")]
    public Output<string> RequestValidatorId { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("validateRequestBody")]
    public Output<bool?> ValidateRequestBody { get; private set; } = null!;

    [Output("validateRequestParameters")]
    public Output<bool?> ValidateRequestParameters { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static RequestValidator Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a request validator is made of.</summary>
public sealed class RequestValidatorArgs : Pulumi.ResourceArgs
{
    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("validateRequestBody")]
    public Input<bool>? ValidateRequestBody { get; set; }

    [Input("validateRequestParameters")]
    public Input<bool>? ValidateRequestParameters { get; set; }
}
