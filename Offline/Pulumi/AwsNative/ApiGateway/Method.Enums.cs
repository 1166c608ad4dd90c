namespace Pulumi.AwsNative.ApiGateway;

/// <summary>How an integration is reached.</summary>
[EnumType]
public readonly record struct MethodIntegrationConnectionType
{
    private readonly string _value;

    private MethodIntegrationConnectionType(string value) => _value = value;

    public static MethodIntegrationConnectionType Internet { get; } = new("INTERNET");

    public static MethodIntegrationConnectionType VpcLink { get; } = new("VPC_LINK");

    public static explicit operator string(MethodIntegrationConnectionType value) => value._value;

    public override string ToString() => _value;
}

/// <summary>How bodies are converted on their way to an integration.</summary>
[EnumType]
public readonly record struct MethodIntegrationContentHandling
{
    private readonly string _value;

    private MethodIntegrationContentHandling(string value) => _value = value;

    public static MethodIntegrationContentHandling ConvertToBinary { get; } = new("CONVERT_TO_BINARY");

    public static MethodIntegrationContentHandling ConvertToText { get; } = new("CONVERT_TO_TEXT");

    public static explicit operator string(MethodIntegrationContentHandling value) => value._value;

    public override string ToString() => _value;
}

/// <summary>What happens to bodies that no mapping template is for.</summary>
[EnumType]
public readonly record struct MethodIntegrationPassthroughBehavior
{
    private readonly string _value;

    private MethodIntegrationPassthroughBehavior(string value) => _value = value;

    public static MethodIntegrationPassthroughBehavior Never { get; } = new("NEVER");

    public static MethodIntegrationPassthroughBehavior WhenNoMatch { get; } = new("WHEN_NO_MATCH");

    public static MethodIntegrationPassthroughBehavior WhenNoTemplates { get; } = new("WHEN_NO_TEMPLATES");

    public static explicit operator string(MethodIntegrationPassthroughBehavior value) => value._value;

    public override string ToString() => _value;
}

/// <summary>The kinds of integration.</summary>
[EnumType]
public readonly record struct MethodIntegrationType
{
    private readonly string _value;

    private MethodIntegrationType(string value) => _value = value;

    public static MethodIntegrationType Aws { get; } = new("AWS");

    public static MethodIntegrationType AwsProxy { get; } = new("AWS_PROXY");

    public static MethodIntegrationType Http { get; } = new("HTTP");

    public static MethodIntegrationType HttpProxy { get; } = new("HTTP_PROXY");

    public static MethodIntegrationType Mock { get; } = new("MOCK");

    public static explicit operator string(MethodIntegrationType value) => value._value;

    public override string ToString() => _value;
}
