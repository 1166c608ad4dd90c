using System.Diagnostics;
using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>One evaluation of an expression: its instant, and what it has used of its limits.</summary>
internal sealed class EvaluationState(EvaluationOptions options)
{
    private const int StepsBetweenLooks = 256;
    private const long LargestAllocation = 40_000_000;
    private const long AllocationWorthALook = 1000;

    private readonly long _deadline = Stopwatch.GetTimestamp() + (long)(options.TimeLimit.TotalSeconds * Stopwatch.Frequency);
    private DateTimeOffset? _now;
    private long _allocated;
    private int _steps;
    private int _depth;

    public EvaluationOptions Options => options;

    public Random Random => options.Random ?? Random.Shared;

    /// <summary>The instant of the evaluation, which does not move while it runs.</summary>
    public DateTimeOffset Now => _now ??= options.Clock.GetUtcNow();

    /// <summary>The function that a call in tail position leaves to its caller to call.</summary>
    public LambdaValue? TailFunction { get; set; }

    /// <summary>The arguments for <see cref="TailFunction"/>.</summary>
    public Value?[] TailArguments { get; set; } = [];

    /// <summary>Counts a step of a loop, and now and then looks at the clock.</summary>
    public void Step()
    {
        if (++_steps % StepsBetweenLooks == 0)
        {
            LookAtClock();
        }
    }

    /// <summary>Counts items or characters that are about to be allocated.</summary>
    public void Allocate(long count)
    {
        _allocated += count;
        if (_allocated > LargestAllocation)
        {
            throw Limits.TooLarge();
        }

        if (count > AllocationWorthALook)
        {
            LookAtClock();
        }
    }

    /// <summary>Enters the body of a function.</summary>
    public void Enter()
    {
        Step();
        if (++_depth > options.CallDepth)
        {
            throw Limits.TooDeep();
        }

        Limits.EnsureStack();
    }

    public void Leave() => _depth--;

    private void LookAtClock()
    {
        if (Stopwatch.GetTimestamp() > _deadline)
        {
            throw Limits.TooLong();
        }
    }
}
