namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>What an evaluation takes from the world around it, and how much it may take.</summary>
internal sealed record EvaluationOptions
{
    public static EvaluationOptions Default { get; } = new();

    /// <summary>The clock of <c>$now</c> and <c>$millis</c>, which is read once per evaluation.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The source of <c>$random</c> and <c>$shuffle</c>; null for the process's own.</summary>
    public Random? Random { get; init; }

    /// <summary>The source of <c>$uuid</c>.</summary>
    public Func<Guid> NewGuid { get; init; } = Guid.NewGuid;

    /// <summary>How long an evaluation may take before it fails with U1001: by default 5 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How deep function calls may nest before they fail with U1001: by default 1,000. Tail calls do not nest.</summary>
    public int CallDepth { get; init; } = 1000;
}
