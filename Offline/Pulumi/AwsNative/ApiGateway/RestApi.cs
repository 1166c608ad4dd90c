using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGateway;

/// <summary>A REST API. AWS: AWS::ApiGateway::RestApi.</summary>
[ResourceType("aws-native:apigateway:RestApi", null)]
public class RestApi : CustomResource
{
    public RestApi(string name, RestApiArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:RestApi", name, args ?? new RestApiArgs(), options)
    {
    }

    [Output("apiKeySourceType")]
    public Output<string?> ApiKeySourceType { get; private set; } = null!;

    [Output("binaryMediaTypes")]
    public Output<ImmutableArray<string>> BinaryMediaTypes { get; private set; } = null!;

    [Output("body")]
    public Output<object?> Body { get; private set; } = null!;

    [Output("cloneFrom")]
    public Output<string?> CloneFrom { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("disableExecuteApiEndpoint")]
    public Output<bool?> DisableExecuteApiEndpoint { get; private set; } = null!;

    [Output("endpointAccessMode")]
    public Output<string?> EndpointAccessMode { get; private set; } = null!;

    [Output("failOnWarnings")]
    public Output<bool?> FailOnWarnings { get; private set; } = null!;

    [Output("minimumCompressionSize")]
    public Output<int?> MinimumCompressionSize { get; private set; } = null!;

    [Output("mode")]
    public Output<string?> Mode { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("parameters")]
    public Output<ImmutableDictionary<string, string>?> Parameters { get; private set; } = null!;

    [Output("policy")]
    public Output<object?> Policy { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("rootResourceId")]
    public Output<string> RootResourceId { get; private set; } = null!;

    [Output("securityPolicy")]
    public Output<string?> SecurityPolicy { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static RestApi Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a REST API is made of.</summary>
public sealed class RestApiArgs : Pulumi.ResourceArgs
{
    [Input("apiKeySourceType")]
    public Input<string>? ApiKeySourceType { get; set; }

    [field: Input("binaryMediaTypes")]
    public InputList<string> BinaryMediaTypes { get => field ??= new(); set; }

    [Input("body")]
    public Input<object>? Body { get; set; }

    [Input("cloneFrom")]
    public Input<string>? CloneFrom { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("disableExecuteApiEndpoint")]
    public Input<bool>? DisableExecuteApiEndpoint { get; set; }

    [Input("endpointAccessMode")]
    public Input<string>? EndpointAccessMode { get; set; }

    [Input("endpointConfiguration")]
    public Input<Inputs.RestApiEndpointConfigurationArgs>? EndpointConfiguration { get; set; }

    [Input("failOnWarnings")]
    public Input<bool>? FailOnWarnings { get; set; }

    [Input("minimumCompressionSize")]
    public Input<int>? MinimumCompressionSize { get; set; }

    [Input("mode")]
    public Input<string>? Mode { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [field: Input("parameters")]
    public InputMap<string> Parameters { get => field ??= new(); set; }

    [Input("policy")]
    public Input<object>? Policy { get; set; }

    [Input("securityPolicy")]
    public Input<string>? SecurityPolicy { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }
}
