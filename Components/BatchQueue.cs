using Pulumi;
using Pulumi.AwsNative.Batch;
using Pulumi.AwsNative.Batch.Inputs;

namespace Stepyard.Components;

/// <summary>A queue of batch jobs that run on Fargate: no machine to look after, and nothing to pay for while no job runs.</summary>
public sealed class BatchQueue : ComponentResource
{
    /// <summary>Room for 64 jobs at once, of a quarter of a vCPU each.</summary>
    private const int MaxVcpus = 16;

    /// <param name="name">The queue's name; the stack's name is added to the physical one.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public BatchQueue(string name, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:BatchQueue", name, options)
    {
        if (settings.JobSubnetIds.IsEmpty)
        {
            Log.Warn(
                "stepyard:jobSubnetIds is empty, and AWS will refuse the compute environment of batch jobs. Name subnets that reach the internet, and a security group: docs/callback-and-job.md says how.",
                this);
        }

        Name = $"{name}-{settings.Stack}";
        var environment = new ComputeEnvironment(
            name,
            new ComputeEnvironmentArgs
            {
                ComputeEnvironmentName = Name,
                Type = "MANAGED",
                ComputeResources = new ComputeEnvironmentComputeResourcesArgs
                {
                    Type = "FARGATE",
                    MaxvCpus = MaxVcpus,
                    Subnets = settings.JobSubnetIds,
                    SecurityGroupIds = settings.JobSecurityGroupIds,
                },

                // Another network is an update in place: a new environment could not have the name of the old one.
                ReplaceComputeEnvironment = false,
            },
            new CustomResourceOptions { Parent = this });

        _ = new JobQueue(
            name,
            new JobQueueArgs
            {
                JobQueueName = Name,
                Priority = 1,
                ComputeEnvironmentOrder = { new JobQueueComputeEnvironmentOrderArgs { Order = 1, ComputeEnvironment = environment.ComputeEnvironmentArn } },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The physical name.</summary>
    public string Name { get; }
}
