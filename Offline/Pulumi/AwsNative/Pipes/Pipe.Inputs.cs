namespace Pulumi.AwsNative.Pipes.Inputs;

/// <summary>How a pipe reads its source.</summary>
public sealed class PipeSourceParametersArgs : ResourceArgs
{
    [Input("filterCriteria")]
    public Input<PipeFilterCriteriaArgs>? FilterCriteria { get; set; }

    [Input("sqsQueueParameters")]
    public Input<PipeSourceSqsQueueParametersArgs>? SqsQueueParameters { get; set; }
}

/// <summary>Which messages go through a pipe.</summary>
public sealed class PipeFilterCriteriaArgs : ResourceArgs
{
    [field: Input("filters")]
    public InputList<PipeFilterArgs> Filters { get => field ??= new(); set; }
}

/// <summary>An event pattern that a message may match.</summary>
public sealed class PipeFilterArgs : ResourceArgs
{
    [Input("pattern")]
    public Input<string>? Pattern { get; set; }
}

/// <summary>How a pipe reads a queue.</summary>
public sealed class PipeSourceSqsQueueParametersArgs : ResourceArgs
{
    [Input("batchSize")]
    public Input<int>? BatchSize { get; set; }

    [Input("maximumBatchingWindowInSeconds")]
    public Input<int>? MaximumBatchingWindowInSeconds { get; set; }
}

/// <summary>What a pipe hands to its target.</summary>
public sealed class PipeTargetParametersArgs : ResourceArgs
{
    [Input("inputTemplate")]
    public Input<string>? InputTemplate { get; set; }

    [Input("stepFunctionStateMachineParameters")]
    public Input<PipeTargetStateMachineParametersArgs>? StepFunctionStateMachineParameters { get; set; }
}

/// <summary>How a pipe starts a state machine.</summary>
public sealed class PipeTargetStateMachineParametersArgs : ResourceArgs
{
    [Input("invocationType")]
    public Input<PipeTargetInvocationType>? InvocationType { get; set; }
}
