namespace Pulumi.AwsNative.Lambda;

/// <summary>Who may invoke a function. AWS: AWS::Lambda::Permission.</summary>
[ResourceType("aws-native:lambda:Permission", null)]
public class Permission : CustomResource
{
    public Permission(string name, PermissionArgs args, CustomResourceOptions? options = null)
        : base("aws-native:lambda:Permission", name, args, options)
    {
    }

    [Output("action")]
    public Output<string> Action { get; private set; } = null!;

    [Output("awsId")]
    public Output<string> AwsId { get; private set; } = null!;

    [Output("eventSourceToken")]
    public Output<string?> EventSourceToken { get; private set; } = null!;

    [Output("functionName")]
    public Output<string> FunctionName { get; private set; } = null!;

    [Output("functionUrlAuthType")]
    public Output<PermissionFunctionUrlAuthType?> FunctionUrlAuthType { get; private set; } = null!;

    [Output("invokedViaFunctionUrl")]
    public Output<bool?> InvokedViaFunctionUrl { get; private set; } = null!;

    [Output("principal")]
    public Output<string> Principal { get; private set; } = null!;

    [Output("principalOrgId")]
    public Output<string?> PrincipalOrgId { get; private set; } = null!;

    [Output("sourceAccount")]
    public Output<string?> SourceAccount { get; private set; } = null!;

    [Output("sourceArn")]
    public Output<string?> SourceArn { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Permission Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a permission is made of.</summary>
public sealed class PermissionArgs : ResourceArgs
{
    [Input("action", required: true)]
    public Input<string> Action { get; set; } = null!;

    [Input("functionName", required: true)]
    public Input<string> FunctionName { get; set; } = null!;

    [Input("principal", required: true)]
    public Input<string> Principal { get; set; } = null!;

    [Input("eventSourceToken")]
    public Input<string>? EventSourceToken { get; set; }

    [Input("functionUrlAuthType")]
    public Input<PermissionFunctionUrlAuthType>? FunctionUrlAuthType { get; set; }

    [Input("invokedViaFunctionUrl")]
    public Input<bool>? InvokedViaFunctionUrl { get; set; }

    [Input("principalOrgId")]
    public Input<string>? PrincipalOrgId { get; set; }

    [Input("sourceAccount")]
    public Input<string>? SourceAccount { get; set; }

    [Input("sourceArn")]
    public Input<string>? SourceArn { get; set; }
}

/// <summary>Whether callers of a function's URL must sign.</summary>
[EnumType]
public readonly record struct PermissionFunctionUrlAuthType
{
    private readonly string _value;

    private PermissionFunctionUrlAuthType(string value) => _value = value;

    public static PermissionFunctionUrlAuthType AwsIam { get; } = new("AWS_IAM");

    public static PermissionFunctionUrlAuthType None { get; } = new("NONE");

    public static explicit operator string(PermissionFunctionUrlAuthType value) => value._value;

    public override string ToString() => _value;
}
