using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Batch;
using Pulumi.AwsNative.Batch.Inputs;
using Pulumi.AwsNative.Logs;

namespace Stepyard.Components;

/// <summary>A job definition: a command in a container on Fargate, with its log group and a role that writes it.</summary>
public sealed class BatchJob : ComponentResource
{
    /// <param name="name">The definition's name; the stack's name is added to the physical one.</param>
    /// <param name="args">The container.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public BatchJob(string name, BatchJobArgs args, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:BatchJob", name, options)
    {
        Name = $"{name}-{settings.Stack}";
        var logs = new LogGroup(
            $"{name}-logs",

            // Not Batch's own /aws/batch/job, which all definitions of an account share, and which keeps its events for ever.
            new LogGroupArgs { LogGroupName = $"/aws/batch/{Name}", RetentionInDays = settings.LogRetentionDays },
            new CustomResourceOptions { Parent = this });

        // Nothing is pinned in the trust policy: what ECS names as the source when it takes on an execution role is not documented.
        var role = new ServiceRole(
            $"{name}-execution",
            new ServiceRoleArgs(
                $"What starts the containers of {Name} may do",
                "ecs-tasks.amazonaws.com",
                new Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [target.Arn("logs", $"log-group:/aws/batch/{Name}:*")])),
            settings,
            new ComponentResourceOptions { Parent = this });

        _ = new JobDefinition(
            name,
            new JobDefinitionArgs
            {
                JobDefinitionName = Name,
                Type = "container",
                PlatformCapabilities = { "FARGATE" },
                Timeout = new JobDefinitionJobTimeoutArgs { AttemptDurationSeconds = args.TimeoutSeconds },
                ContainerProperties = new JobDefinitionContainerPropertiesArgs
                {
                    Image = args.Image,
                    Command = args.Command,
                    ResourceRequirements =
                    {
                        new JobDefinitionResourceRequirementArgs { Type = "VCPU", Value = "0.25" },
                        new JobDefinitionResourceRequirementArgs { Type = "MEMORY", Value = "512" },
                    },
                    RuntimePlatform = new JobDefinitionRuntimePlatformArgs { CpuArchitecture = "ARM64", OperatingSystemFamily = "LINUX" },

                    // To pull the image from a subnet without a NAT gateway, such as those of a default VPC.
                    NetworkConfiguration = new JobDefinitionNetworkConfigurationArgs { AssignPublicIp = "ENABLED" },
                    ExecutionRoleArn = role.Arn,
                    LogConfiguration = new JobDefinitionLogConfigurationArgs
                    {
                        LogDriver = "awslogs",
                        Options =
                        {
                            { "awslogs-group", logs.LogGroupName.Apply(group => group!) },
                            { "awslogs-region", target.Region },
                            { "awslogs-stream-prefix", name },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The physical name, by which Batch takes the newest revision.</summary>
    public string Name { get; }
}

/// <summary>The container of a <see cref="BatchJob"/>.</summary>
/// <param name="Image">The image, for arm64.</param>
/// <param name="Command">The command; an argument <c>Ref::NAME</c> is the job's parameter of that name.</param>
public sealed record BatchJobArgs(string Image, params ImmutableArray<string> Command)
{
    /// <summary>Seconds after which an attempt is ended.</summary>
    public int TimeoutSeconds { get; init; } = 900;
}
