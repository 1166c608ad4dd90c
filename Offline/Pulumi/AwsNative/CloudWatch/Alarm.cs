using System.Collections.Immutable;

namespace Pulumi.AwsNative.CloudWatch;

/// <summary>Watches a metric, and acts when it crosses a threshold. AWS: AWS::CloudWatch::Alarm.</summary>
[ResourceType("aws-native:cloudwatch:Alarm", null)]
public class Alarm : CustomResource
{
    public Alarm(string name, AlarmArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:cloudwatch:Alarm", name, args, options)
    {
    }

    [Output("actionsEnabled")]
    public Output<bool?> ActionsEnabled { get; private set; } = null!;

    [Output("alarmActions")]
    public Output<ImmutableArray<string>> AlarmActions { get; private set; } = null!;

    [Output("alarmDescription")]
    public Output<string?> AlarmDescription { get; private set; } = null!;

    [Output("alarmName")]
    public Output<string?> AlarmName { get; private set; } = null!;

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("comparisonOperator")]
    public Output<string> ComparisonOperator { get; private set; } = null!;

    [Output("datapointsToAlarm")]
    public Output<int?> DatapointsToAlarm { get; private set; } = null!;

    [Output("dimensions")]
    public Output<ImmutableArray<Outputs.AlarmDimension>> Dimensions { get; private set; } = null!;

    [Output("evaluateLowSampleCountPercentile")]
    public Output<string?> EvaluateLowSampleCountPercentile { get; private set; } = null!;

    [Output("evaluationPeriods")]
    public Output<int?> EvaluationPeriods { get; private set; } = null!;

    [Output("extendedStatistic")]
    public Output<string?> ExtendedStatistic { get; private set; } = null!;

    [Output("insufficientDataActions")]
    public Output<ImmutableArray<string>> InsufficientDataActions { get; private set; } = null!;

    [Output("metricName")]
    public Output<string?> MetricName { get; private set; } = null!;

    [Output("namespace")]
    public Output<string?> Namespace { get; private set; } = null!;

    [Output("okActions")]
    public Output<ImmutableArray<string>> OkActions { get; private set; } = null!;

    [Output("period")]
    public Output<int?> Period { get; private set; } = null!;

    [Output("statistic")]
    public Output<string?> Statistic { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    [Output("threshold")]
    public Output<double?> Threshold { get; private set; } = null!;

    [Output("treatMissingData")]
    public Output<string?> TreatMissingData { get; private set; } = null!;

    [Output("unit")]
    public Output<string?> Unit { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Alarm Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What an alarm is made of.</summary>
public sealed class AlarmArgs : ResourceArgs
{
    [Input("actionsEnabled")]
    public Input<bool>? ActionsEnabled { get; set; }

    [field: Input("alarmActions")]
    public InputList<string> AlarmActions { get => field ??= new(); set; }

    [Input("alarmDescription")]
    public Input<string>? AlarmDescription { get; set; }

    [Input("alarmName")]
    public Input<string>? AlarmName { get; set; }

    [Input("comparisonOperator")]
    public Input<string>? ComparisonOperator { get; set; }

    [Input("datapointsToAlarm")]
    public Input<int>? DatapointsToAlarm { get; set; }

    [field: Input("dimensions")]
    public InputList<Inputs.AlarmDimensionArgs> Dimensions { get => field ??= new(); set; }

    [Input("evaluateLowSampleCountPercentile")]
    public Input<string>? EvaluateLowSampleCountPercentile { get; set; }

    [Input("evaluationPeriods")]
    public Input<int>? EvaluationPeriods { get; set; }

    [Input("extendedStatistic")]
    public Input<string>? ExtendedStatistic { get; set; }

    [field: Input("insufficientDataActions")]
    public InputList<string> InsufficientDataActions { get => field ??= new(); set; }

    [Input("metricName")]
    public Input<string>? MetricName { get; set; }

    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    [field: Input("okActions")]
    public InputList<string> OkActions { get => field ??= new(); set; }

    [Input("period")]
    public Input<int>? Period { get; set; }

    [Input("statistic")]
    public Input<string>? Statistic { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("threshold")]
    public Input<double>? Threshold { get; set; }

    [Input("treatMissingData")]
    public Input<string>? TreatMissingData { get; set; }

    [Input("unit")]
    public Input<string>? Unit { get; set; }
}
