using System.Collections.Immutable;

namespace Pulumi.Aws.Lambda;

/// <summary>A Lambda function, with its code from a folder or archive on this machine.</summary>
[ResourceType("aws:lambda/function:Function", null)]
public class Function : CustomResource
{
    public Function(string name, FunctionArgs args, CustomResourceOptions? options = null)
        : base("aws:lambda/function:Function", name, args, options)
    {
    }

    [Output("architectures")]
    public Output<ImmutableArray<string>> Architectures { get; private set; } = null!;

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("code")]
    public Output<Archive?> Code { get; private set; } = null!;

    [Output("codeSha256")]
    public Output<string> CodeSha256 { get; private set; } = null!;

    [Output("codeSigningConfigArn")]
    public Output<string?> CodeSigningConfigArn { get; private set; } = null!;

    [Output("deadLetterConfig")]
    public Output<Outputs.FunctionDeadLetterConfig?> DeadLetterConfig { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("environment")]
    public Output<Outputs.FunctionEnvironment?> Environment { get; private set; } = null!;

    [Output("ephemeralStorage")]
    public Output<Outputs.FunctionEphemeralStorage> EphemeralStorage { get; private set; } = null!;

    [Output("handler")]
    public Output<string?> Handler { get; private set; } = null!;

    [Output("imageUri")]
    public Output<string?> ImageUri { get; private set; } = null!;

    [Output("invokeArn")]
    public Output<string> InvokeArn { get; private set; } = null!;

    [Output("kmsKeyArn")]
    public Output<string?> KmsKeyArn { get; private set; } = null!;

    [Output("lastModified")]
    public Output<string> LastModified { get; private set; } = null!;

    [Output("layers")]
    public Output<ImmutableArray<string>> Layers { get; private set; } = null!;

    [Output("loggingConfig")]
    public Output<Outputs.FunctionLoggingConfig> LoggingConfig { get; private set; } = null!;

    [Output("memorySize")]
    public Output<int?> MemorySize { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("packageType")]
    public Output<string?> PackageType { get; private set; } = null!;

    [Output("publish")]
    public Output<bool?> Publish { get; private set; } = null!;

    [Output("publishTo")]
    public Output<string?> PublishTo { get; private set; } = null!;

    [Output("qualifiedArn")]
    public Output<string> QualifiedArn { get; private set; } = null!;

    [Output("qualifiedInvokeArn")]
    public Output<string> QualifiedInvokeArn { get; private set; } = null!;

    [Output("region")]
    public Output<string> Region { get; private set; } = null!;

    [Output("replaceSecurityGroupsOnDestroy")]
    public Output<bool?> ReplaceSecurityGroupsOnDestroy { get; private set; } = null!;

    [Output("replacementSecurityGroupIds")]
    public Output<ImmutableArray<string>> ReplacementSecurityGroupIds { get; private set; } = null!;

    [Output("reservedConcurrentExecutions")]
    public Output<int?> ReservedConcurrentExecutions { get; private set; } = null!;

    [Output("responseStreamingInvokeArn")]
    public Output<string> ResponseStreamingInvokeArn { get; private set; } = null!;

    [Output("role")]
    public Output<string> Role { get; private set; } = null!;

    [Output("runtime")]
    public Output<string?> Runtime { get; private set; } = null!;

    [Output("s3Bucket")]
    public Output<string?> S3Bucket { get; private set; } = null!;

    [Output("s3Key")]
    public Output<string?> S3Key { get; private set; } = null!;

    [Output("s3ObjectVersion")]
    public Output<string?> S3ObjectVersion { get; private set; } = null!;

    [Output("signingJobArn")]
    public Output<string> SigningJobArn { get; private set; } = null!;

    [Output("signingProfileVersionArn")]
    public Output<string> SigningProfileVersionArn { get; private set; } = null!;

    [Output("skipDestroy")]
    public Output<bool?> SkipDestroy { get; private set; } = null!;

    [Output("sourceCodeHash")]
    public Output<string> SourceCodeHash { get; private set; } = null!;

    [Output("sourceCodeSize")]
    public Output<int> SourceCodeSize { get; private set; } = null!;

    [Output("sourceKmsKeyArn")]
    public Output<string?> SourceKmsKeyArn { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("tagsAll")]
    public Output<ImmutableDictionary<string, string>> TagsAll { get; private set; } = null!;

    [Output("timeout")]
    public Output<int?> Timeout { get; private set; } = null!;

    [Output("tracingConfig")]
    public Output<Outputs.FunctionTracingConfig> TracingConfig { get; private set; } = null!;

    [Output("useResourceTimeoutForPropagation")]
    public Output<bool?> UseResourceTimeoutForPropagation { get; private set; } = null!;

    [Output("version")]
    public Output<string> Version { get; private set; } = null!;

    [Output("vpcConfig")]
    public Output<Outputs.FunctionVpcConfig?> VpcConfig { get; private set; } = null!;
}

/// <summary>What a function is made of.</summary>
public sealed class FunctionArgs : ResourceArgs
{
    [Input("role", required: true)]
    public Input<string> Role { get; set; } = null!;

    [field: Input("architectures")]
    public InputList<string> Architectures { get => field ??= new(); set; }

    /// <summary>The folder or archive to upload.</summary>
    [Input("code")]
    public Input<Archive>? Code { get; set; }

    [Input("codeSha256")]
    public Input<string>? CodeSha256 { get; set; }

    [Input("codeSigningConfigArn")]
    public Input<string>? CodeSigningConfigArn { get; set; }

    [Input("deadLetterConfig")]
    public Input<Inputs.FunctionDeadLetterConfigArgs>? DeadLetterConfig { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("environment")]
    public Input<Inputs.FunctionEnvironmentArgs>? Environment { get; set; }

    [Input("ephemeralStorage")]
    public Input<Inputs.FunctionEphemeralStorageArgs>? EphemeralStorage { get; set; }

    /// <summary><c>Assembly::Namespace.Class::Method</c> for .NET.</summary>
    [Input("handler")]
    public Input<string>? Handler { get; set; }

    [Input("imageUri")]
    public Input<string>? ImageUri { get; set; }

    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    [field: Input("layers")]
    public InputList<string> Layers { get => field ??= new(); set; }

    [Input("loggingConfig")]
    public Input<Inputs.FunctionLoggingConfigArgs>? LoggingConfig { get; set; }

    /// <summary>In MB; 128 unless set.</summary>
    [Input("memorySize")]
    public Input<int>? MemorySize { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("packageType")]
    public Input<string>? PackageType { get; set; }

    [Input("publish")]
    public Input<bool>? Publish { get; set; }

    [Input("publishTo")]
    public Input<string>? PublishTo { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("replaceSecurityGroupsOnDestroy")]
    public Input<bool>? ReplaceSecurityGroupsOnDestroy { get; set; }

    [field: Input("replacementSecurityGroupIds")]
    public InputList<string> ReplacementSecurityGroupIds { get => field ??= new(); set; }

    /// <summary>-1, for no limit, unless set.</summary>
    [Input("reservedConcurrentExecutions")]
    public Input<int>? ReservedConcurrentExecutions { get; set; }

    [Input("runtime")]
    public InputUnion<string, Runtime>? Runtime { get; set; }

    [Input("s3Bucket")]
    public Input<string>? S3Bucket { get; set; }

    [Input("s3Key")]
    public Input<string>? S3Key { get; set; }

    [Input("s3ObjectVersion")]
    public Input<string>? S3ObjectVersion { get; set; }

    [Input("skipDestroy")]
    public Input<bool>? SkipDestroy { get; set; }

    [Input("sourceCodeHash")]
    public Input<string>? SourceCodeHash { get; set; }

    [Input("sourceKmsKeyArn")]
    public Input<string>? SourceKmsKeyArn { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }

    /// <summary>In seconds; 3 unless set.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    [Input("tracingConfig")]
    public Input<Inputs.FunctionTracingConfigArgs>? TracingConfig { get; set; }

    [Input("useResourceTimeoutForPropagation")]
    public Input<bool>? UseResourceTimeoutForPropagation { get; set; }

    [Input("vpcConfig")]
    public Input<Inputs.FunctionVpcConfigArgs>? VpcConfig { get; set; }
}

/// <summary>The environment that a function runs in.</summary>
[EnumType]
public readonly record struct Runtime
{
    private readonly string _value;

    private Runtime(string value) => _value = value;

    public static Runtime Custom { get; } = new("provided");

    public static Runtime CustomAL2 { get; } = new("provided.al2");

    public static Runtime CustomAL2023 { get; } = new("provided.al2023");

    public static Runtime Dotnet10 { get; } = new("dotnet10");

    public static Runtime Dotnet5d0 { get; } = new("dotnet5.0");

    public static Runtime Dotnet6 { get; } = new("dotnet6");

    public static Runtime Dotnet7 { get; } = new("dotnet7");

    public static Runtime Dotnet8 { get; } = new("dotnet8");

    public static Runtime DotnetCore2d1 { get; } = new("dotnetcore2.1");

    public static Runtime DotnetCore3d1 { get; } = new("dotnetcore3.1");

    public static Runtime Go1dx { get; } = new("go1.x");

    public static Runtime Java11 { get; } = new("java11");

    public static Runtime Java17 { get; } = new("java17");

    public static Runtime Java21 { get; } = new("java21");

    public static Runtime Java25 { get; } = new("java25");

    public static Runtime Java8 { get; } = new("java8");

    public static Runtime Java8AL2 { get; } = new("java8.al2");

    public static Runtime NodeJS10dX { get; } = new("nodejs10.x");

    public static Runtime NodeJS12dX { get; } = new("nodejs12.x");

    public static Runtime NodeJS14dX { get; } = new("nodejs14.x");

    public static Runtime NodeJS16dX { get; } = new("nodejs16.x");

    public static Runtime NodeJS18dX { get; } = new("nodejs18.x");

    public static Runtime NodeJS20dX { get; } = new("nodejs20.x");

    public static Runtime NodeJS22dX { get; } = new("nodejs22.x");

    public static Runtime NodeJS24dX { get; } = new("nodejs24.x");

    public static Runtime Python2d7 { get; } = new("python2.7");

    public static Runtime Python3d10 { get; } = new("python3.10");

    public static Runtime Python3d11 { get; } = new("python3.11");

    public static Runtime Python3d12 { get; } = new("python3.12");

    public static Runtime Python3d13 { get; } = new("python3.13");

    public static Runtime Python3d14 { get; } = new("python3.14");

    public static Runtime Python3d6 { get; } = new("python3.6");

    public static Runtime Python3d7 { get; } = new("python3.7");

    public static Runtime Python3d8 { get; } = new("python3.8");

    public static Runtime Python3d9 { get; } = new("python3.9");

    public static Runtime Ruby2d5 { get; } = new("ruby2.5");

    public static Runtime Ruby2d7 { get; } = new("ruby2.7");

    public static Runtime Ruby3d2 { get; } = new("ruby3.2");

    public static Runtime Ruby3d3 { get; } = new("ruby3.3");

    public static Runtime Ruby3d4 { get; } = new("ruby3.4");

    public static explicit operator string(Runtime value) => value._value;

    public override string ToString() => _value;
}
