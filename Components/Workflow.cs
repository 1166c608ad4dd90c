using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Logs;
using Pulumi.AwsNative.StepFunctions;
using Pulumi.AwsNative.StepFunctions.Inputs;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Components;

/// <summary>A state machine from an ASL file, with its log group and a role that allows what the definition calls and nothing else.</summary>
public sealed class Workflow : ComponentResource
{
    /// <param name="name">The name in the program.</param>
    /// <param name="args">The definition and what its placeholders stand for.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public Workflow(string name, WorkflowArgs args, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:Workflow", name, options)
    {
        var stateMachineName = $"{args.StateMachineName ?? name}-{settings.Stack}";
        var arn = target.Arn("states", $"stateMachine:{stateMachineName}");

        var logs = new LogGroup(
            $"{name}-logs",
            new LogGroupArgs
            {
                // Under this prefix AWS lets Step Functions write without growing the log resource policy.
                LogGroupName = $"/aws/vendedlogs/states/{stateMachineName}",
                RetentionInDays = settings.LogRetentionDays,
            },
            new CustomResourceOptions { Parent = this });

        var role = new ServiceRole(
            $"{name}-workflow",
            new ServiceRoleArgs(
                $"What the {stateMachineName} state machine may do",
                "states.amazonaws.com",
                [.. Permissions.Of(args.Definition, args.Substitutions, target, arn), DeliverLogs, .. settings.Tracing ? [SendTraces] : ImmutableArray<Statement>.Empty])
                .ForAccount(target.AccountId)
                .ForResource(arn),
            settings,
            new ComponentResourceOptions { Parent = this });

        var stateMachine = new Pulumi.AwsNative.StepFunctions.StateMachine(
            name,
            new StateMachineArgs
            {
                StateMachineName = stateMachineName,
                StateMachineType = args.Definition.File.Type == WorkflowType.Express ? StateMachineType.Express : StateMachineType.Standard,
                DefinitionString = args.Definition.Substitute(args.Substitutions),
                RoleArn = role.Arn,
                LoggingConfiguration = new StateMachineLoggingConfigurationArgs
                {
                    Level = LevelOf(args.LogsEverything ? "ALL" : settings.LogLevel),
                    IncludeExecutionData = args.LogsEverything || settings.LogExecutionData,
                    Destinations =
                    {
                        new StateMachineLogDestinationArgs
                        {
                            // Step Functions wants the ARN of all streams, where Cloud Control's Arn ends in ":*" already.
                            CloudWatchLogsLogGroup = new StateMachineCloudWatchLogsLogGroupArgs { LogGroupArn = logs.Arn },
                        },
                    },
                },
                TracingConfiguration = new StateMachineTracingConfigurationArgs { Enabled = settings.Tracing },
            },
            new CustomResourceOptions { Parent = this });

        new Alarms(target, settings, this).OnExecutions(name, stateMachine.Arn, args.FailuresToAlarm);
        Name = name;
        Type = args.Definition.File.Type;
        Arn = stateMachine.Arn;
        RegisterOutputs();
    }

    /// <summary>The name in the program.</summary>
    public string Name { get; }

    /// <summary>Standard or Express: decides how a route starts it.</summary>
    public WorkflowType Type { get; }

    public Output<string> Arn { get; }

    /// <summary>A pattern that fits the ARNs of all executions of a Standard workflow, and of none else.</summary>
    public Output<string> ExecutionArns => Arn.Apply(arn => $"{arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:*");

    /// <summary>Log delivery is set up with these actions, which AWS grants on all resources only.</summary>
    private static Statement DeliverLogs => Statement.OnEverything(
        "DeliverLogs",
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups");

    private static Statement SendTraces => Statement.OnEverything(
        "SendTraces",
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets");

    private static StateMachineLoggingConfigurationLevel LevelOf(string level) => level switch
    {
        "ALL" => StateMachineLoggingConfigurationLevel.All,
        "ERROR" => StateMachineLoggingConfigurationLevel.Error,
        "FATAL" => StateMachineLoggingConfigurationLevel.Fatal,
        _ => StateMachineLoggingConfigurationLevel.Off,
    };
}

/// <summary>What a <see cref="Workflow"/> is made of.</summary>
/// <param name="Definition">The checked definition.</param>
public sealed record WorkflowArgs(Definition Definition)
{
    /// <summary>What each placeholder of the definition stands for.</summary>
    public ImmutableDictionary<string, Output<string>> Substitutions { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>Whether every event is logged with its data, whatever the environment says: for a workflow whose log is all there is to see.</summary>
    public bool LogsEverything { get; init; }

    /// <summary>The state machine's name where it is not the workflow's; the stack's name is added.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>Failed executions within five minutes that are worth an alarm: more than one where failing is an answer that clients ask for.</summary>
    public int FailuresToAlarm { get; init; } = 1;
}
