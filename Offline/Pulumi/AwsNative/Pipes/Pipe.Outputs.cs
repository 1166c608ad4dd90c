using System.Collections.Immutable;

namespace Pulumi.AwsNative.Pipes.Outputs;

/// <summary>How a pipe reads its source.</summary>
[OutputType]
public sealed class PipeSourceParameters
{
    public readonly PipeFilterCriteria? FilterCriteria;

    public readonly PipeSourceSqsQueueParameters? SqsQueueParameters;

    [OutputConstructor]
    private PipeSourceParameters(PipeFilterCriteria? filterCriteria, PipeSourceSqsQueueParameters? sqsQueueParameters)
    {
        FilterCriteria = filterCriteria;
        SqsQueueParameters = sqsQueueParameters;
    }
}

/// <summary>Which messages go through a pipe.</summary>
[OutputType]
public sealed class PipeFilterCriteria
{
    public readonly ImmutableArray<PipeFilter> Filters;

    [OutputConstructor]
    private PipeFilterCriteria(ImmutableArray<PipeFilter> filters)
    {
        Filters = filters;
    }
}

/// <summary>An event pattern that a message may match.</summary>
[OutputType]
public sealed class PipeFilter
{
    public readonly string? Pattern;

    [OutputConstructor]
    private PipeFilter(string? pattern)
    {
        Pattern = pattern;
    }
}

/// <summary>How a pipe reads a queue.</summary>
[OutputType]
public sealed class PipeSourceSqsQueueParameters
{
    public readonly int? BatchSize;

    public readonly int? MaximumBatchingWindowInSeconds;

    [OutputConstructor]
    private PipeSourceSqsQueueParameters(int? batchSize, int? maximumBatchingWindowInSeconds)
    {
        BatchSize = batchSize;
        MaximumBatchingWindowInSeconds = maximumBatchingWindowInSeconds;
    }
}

/// <summary>What a pipe hands to its target.</summary>
[OutputType]
public sealed class PipeTargetParameters
{
    public readonly string? InputTemplate;

    public readonly PipeTargetStateMachineParameters? StepFunctionStateMachineParameters;

    [OutputConstructor]
    private PipeTargetParameters(string? inputTemplate, PipeTargetStateMachineParameters? stepFunctionStateMachineParameters)
    {
        InputTemplate = inputTemplate;
        StepFunctionStateMachineParameters = stepFunctionStateMachineParameters;
    }
}

/// <summary>How a pipe starts a state machine.</summary>
[OutputType]
public sealed class PipeTargetStateMachineParameters
{
    public readonly PipeTargetInvocationType? InvocationType;

    [OutputConstructor]
    private PipeTargetStateMachineParameters(PipeTargetInvocationType? invocationType)
    {
        InvocationType = invocationType;
    }
}
