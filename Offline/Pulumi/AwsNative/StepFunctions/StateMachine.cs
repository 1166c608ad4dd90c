using System.Collections.Immutable;

namespace Pulumi.AwsNative.StepFunctions;

/// <summary>A workflow. AWS: AWS::StepFunctions::StateMachine.</summary>
[ResourceType("aws-native:stepfunctions:StateMachine", null)]
public class StateMachine : CustomResource
{
    public StateMachine(string name, StateMachineArgs args, CustomResourceOptions? options = null)
        : base("aws-native:stepfunctions:StateMachine", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("definitionString")]
    public Output<string?> DefinitionString { get; private set; } = null!;

    [Output("definitionSubstitutions")]
    public Output<ImmutableDictionary<string, object>?> DefinitionSubstitutions { get; private set; } = null!;

    [Output("encryptionConfiguration")]
    public Output<Outputs.StateMachineEncryptionConfiguration?> EncryptionConfiguration { get; private set; } = null!;

    [Output("loggingConfiguration")]
    public Output<Outputs.StateMachineLoggingConfiguration?> LoggingConfiguration { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; } = null!;

    [Output("stateMachineName")]
    public Output<string?> StateMachineName { get; private set; } = null!;

    [Output("stateMachineRevisionId")]
    public Output<string> StateMachineRevisionId { get; private set; } = null!;

    [Output("stateMachineType")]
    public Output<StateMachineType?> StateMachineType { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    [Output("tracingConfiguration")]
    public Output<Outputs.StateMachineTracingConfiguration?> TracingConfiguration { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static StateMachine Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a state machine is made of.</summary>
public sealed class StateMachineArgs : ResourceArgs
{
    [Input("roleArn", required: true)]
    public Input<string> RoleArn { get; set; } = null!;

    /// <summary>The workflow in Amazon States Language, as JSON text.</summary>
    [Input("definitionString")]
    public Input<string>? DefinitionString { get; set; }

    /// <summary>What stands in the definition for <c>${name}</c>.</summary>
    [field: Input("definitionSubstitutions")]
    public InputMap<object> DefinitionSubstitutions { get => field ??= new(); set; }

    [Input("encryptionConfiguration")]
    public Input<Inputs.StateMachineEncryptionConfigurationArgs>? EncryptionConfiguration { get; set; }

    [Input("loggingConfiguration")]
    public Input<Inputs.StateMachineLoggingConfigurationArgs>? LoggingConfiguration { get; set; }

    [Input("stateMachineName")]
    public Input<string>? StateMachineName { get; set; }

    /// <summary>Standard unless set.</summary>
    [Input("stateMachineType")]
    public Input<StateMachineType>? StateMachineType { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("tracingConfiguration")]
    public Input<Inputs.StateMachineTracingConfigurationArgs>? TracingConfiguration { get; set; }
}

/// <summary>How a state machine runs its executions.</summary>
[EnumType]
public readonly record struct StateMachineType
{
    private readonly string _value;

    private StateMachineType(string value) => _value = value;

    public static StateMachineType Express { get; } = new("EXPRESS");

    public static StateMachineType Standard { get; } = new("STANDARD");

    public static explicit operator string(StateMachineType value) => value._value;

    public override string ToString() => _value;
}

/// <summary>Which events of an execution are logged.</summary>
[EnumType]
public readonly record struct StateMachineLoggingConfigurationLevel
{
    private readonly string _value;

    private StateMachineLoggingConfigurationLevel(string value) => _value = value;

    public static StateMachineLoggingConfigurationLevel All { get; } = new("ALL");

    public static StateMachineLoggingConfigurationLevel Error { get; } = new("ERROR");

    public static StateMachineLoggingConfigurationLevel Fatal { get; } = new("FATAL");

    public static StateMachineLoggingConfigurationLevel Off { get; } = new("OFF");

    public static explicit operator string(StateMachineLoggingConfigurationLevel value) => value._value;

    public override string ToString() => _value;
}

/// <summary>Whose key encrypts a state machine.</summary>
[EnumType]
public readonly record struct StateMachineEncryptionConfigurationType
{
    private readonly string _value;

    private StateMachineEncryptionConfigurationType(string value) => _value = value;

    public static StateMachineEncryptionConfigurationType AwsOwnedKey { get; } = new("AWS_OWNED_KEY");

    public static StateMachineEncryptionConfigurationType CustomerManagedKmsKey { get; } = new("CUSTOMER_MANAGED_KMS_KEY");

    public static explicit operator string(StateMachineEncryptionConfigurationType value) => value._value;

    public override string ToString() => _value;
}
