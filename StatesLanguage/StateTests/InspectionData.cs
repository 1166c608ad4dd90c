using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>What each of a state's fields made of the data. A value is null where the state did not come to it, or has no such step.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html</remarks>
public sealed class InspectionData
{
    /// <summary>The raw input.</summary>
    public Value? Input { get; internal set; }

    /// <summary>After <c>InputPath</c>.</summary>
    public Value? AfterInputPath { get; internal set; }

    /// <summary>After <c>Parameters</c>.</summary>
    public Value? AfterParameters { get; internal set; }

    /// <summary>After <c>Arguments</c>.</summary>
    public Value? AfterArguments { get; internal set; }

    /// <summary>The items of a Map state, after <c>ItemsPath</c>.</summary>
    public Value? AfterItemsPath { get; internal set; }

    /// <summary>The items, after the <c>ItemsPointer</c> of an <c>ItemReader</c>.</summary>
    public Value? AfterItemsPointer { get; internal set; }

    /// <summary>The input of each iteration, after <c>ItemSelector</c>.</summary>
    public Value? AfterItemSelector { get; internal set; }

    /// <summary>The input of each child execution, after <c>ItemBatcher</c>.</summary>
    public Value? AfterItemBatcher { get; internal set; }

    /// <summary>The raw result of the state.</summary>
    public Value? Result { get; internal set; }

    /// <summary>After <c>ResultSelector</c>.</summary>
    public Value? AfterResultSelector { get; internal set; }

    /// <summary>After <c>ResultPath</c>.</summary>
    public Value? AfterResultPath { get; internal set; }

    /// <summary>All variables after the state; null where there are none.</summary>
    public Value? Variables { get; internal set; }

    /// <summary>A Map state's <c>MaxConcurrency</c>; 0 for no limit.</summary>
    public long? MaxConcurrency { get; internal set; }

    /// <summary>A Map state's <c>ToleratedFailureCount</c>.</summary>
    public long? ToleratedFailureCount { get; internal set; }

    /// <summary>A Map state's <c>ToleratedFailurePercentage</c>.</summary>
    public double? ToleratedFailurePercentage { get; internal set; }

    /// <summary>What an HTTP Task sent and received; null below <see cref="InspectionLevel.Trace"/>.</summary>
    public HttpTrace? Http { get; internal set; }

    /// <summary>Which retrier and catcher saw to the error; null where none did.</summary>
    public ErrorDetails? ErrorDetails { get; internal set; }

    /// <summary>The values that there are, by their names in the API, in the order in which a state comes to them.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Values =>
        from step in new (string Name, Value? Value)[]
        {
            ("input", Input), ("afterInputPath", AfterInputPath), ("afterParameters", AfterParameters), ("afterArguments", AfterArguments),
            ("afterItemsPath", AfterItemsPath), ("afterItemsPointer", AfterItemsPointer), ("afterItemSelector", AfterItemSelector),
            ("afterItemBatcher", AfterItemBatcher), ("result", Result), ("afterResultSelector", AfterResultSelector),
            ("afterResultPath", AfterResultPath), ("variables", Variables),
        }
        where step.Value is not null
        select KeyValuePair.Create(step.Name, step.Value);
}

/// <summary>What became of an error.</summary>
/// <param name="RetryIndex">Which item of <c>Retry</c> matches it; null where none does.</param>
/// <param name="RetryBackoffIntervalSeconds">How long it would wait before it tries again; null where it does not.</param>
/// <param name="CatchIndex">Which item of <c>Catch</c> caught it; null where none did.</param>
public sealed record ErrorDetails(int? RetryIndex, long? RetryBackoffIntervalSeconds, int? CatchIndex);
