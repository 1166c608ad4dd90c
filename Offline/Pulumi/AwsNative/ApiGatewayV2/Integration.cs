using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGatewayV2;

/// <summary>What a route calls. AWS: AWS::ApiGatewayV2::Integration.</summary>
[ResourceType("aws-native:apigatewayv2:Integration", null)]
public class Integration : CustomResource
{
    public Integration(string name, IntegrationArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigatewayv2:Integration", name, args, options)
    {
    }

    [Output("apiId")]
    public Output<string> ApiId { get; private set; } = null!;

    [Output("connectionId")]
    public Output<string?> ConnectionId { get; private set; } = null!;

    [Output("connectionType")]
    public Output<string?> ConnectionType { get; private set; } = null!;

    [Output("contentHandlingStrategy")]
    public Output<string?> ContentHandlingStrategy { get; private set; } = null!;

    [Output("credentialsArn")]
    public Output<string?> CredentialsArn { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("integrationId")]
    public Output<string> IntegrationId { get; private set; } = null!;

    [Output("integrationMethod")]
    public Output<string?> IntegrationMethod { get; private set; } = null!;

    [Output("integrationSubtype")]
    public Output<string?> IntegrationSubtype { get; private set; } = null!;

    [Output("integrationType")]
    public Output<string> IntegrationType { get; private set; } = null!;

    [Output("integrationUri")]
    public Output<string?> IntegrationUri { get; private set; } = null!;

    [Output("passthroughBehavior")]
    public Output<string?> PassthroughBehavior { get; private set; } = null!;

    [Output("payloadFormatVersion")]
    public Output<string?> PayloadFormatVersion { get; private set; } = null!;

    [Output("requestParameters")]
    public Output<ImmutableDictionary<string, string>?> RequestParameters { get; private set; } = null!;

    [Output("requestTemplates")]
    public Output<ImmutableDictionary<string, string>?> RequestTemplates { get; private set; } = null!;

    [Output("templateSelectionExpression")]
    public Output<string?> TemplateSelectionExpression { get; private set; } = null!;

    [Output("timeoutInMillis")]
    public Output<int?> TimeoutInMillis { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Integration Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What an integration is made of.</summary>
public sealed class IntegrationArgs : ResourceArgs
{
    [Input("apiId", required: true)]
    public Input<string> ApiId { get; set; } = null!;

    [Input("integrationType", required: true)]
    public Input<string> IntegrationType { get; set; } = null!;

    [Input("connectionId")]
    public Input<string>? ConnectionId { get; set; }

    [Input("connectionType")]
    public Input<string>? ConnectionType { get; set; }

    [Input("contentHandlingStrategy")]
    public Input<string>? ContentHandlingStrategy { get; set; }

    /// <summary>The role that the call is made with.</summary>
    [Input("credentialsArn")]
    public Input<string>? CredentialsArn { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("integrationMethod")]
    public Input<string>? IntegrationMethod { get; set; }

    /// <summary>The AWS action that is called, such as <c>StepFunctions-StartExecution</c>.</summary>
    [Input("integrationSubtype")]
    public Input<string>? IntegrationSubtype { get; set; }

    [Input("integrationUri")]
    public Input<string>? IntegrationUri { get; set; }

    [Input("passthroughBehavior")]
    public Input<string>? PassthroughBehavior { get; set; }

    [Input("payloadFormatVersion")]
    public Input<string>? PayloadFormatVersion { get; set; }

    /// <summary>The action's parameters; values may refer to the request.</summary>
    [field: Input("requestParameters")]
    public InputMap<string> RequestParameters { get => field ??= new(); set; }

    [field: Input("requestTemplates")]
    public InputMap<string> RequestTemplates { get => field ??= new(); set; }

    [Input("templateSelectionExpression")]
    public Input<string>? TemplateSelectionExpression { get; set; }

    [Input("timeoutInMillis")]
    public Input<int>? TimeoutInMillis { get; set; }
}
