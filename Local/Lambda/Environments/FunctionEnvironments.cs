using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Environments;

/// <summary>The execution environments of one function: reused while warm, more of them while events wait, fewer when they are idle.</summary>
internal sealed class FunctionEnvironments : IAsyncDisposable
{
    /// <summary>How long an event waits before another process may be started for it: starting one costs more than a quick function takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>How long it waits where environments come free all the time, and only the processor is short: there another process would make it shorter still.</summary>
    private static readonly TimeSpan LongPatience = 10 * Patience;

    /// <summary>How long an environment may be idle; the last one of a function stays.</summary>
    private static readonly TimeSpan Warmth = TimeSpan.FromMinutes(1);

    /// <summary>More processes than this would only wait for each other's processor time.</summary>
    private static readonly int MaximumProcesses = Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>How many there may be where environments come free all the time: what is short there is the processor, not processes.</summary>
    private static readonly int MaximumQuickProcesses = 2 * Environment.ProcessorCount;

    /// <summary>A cold environment takes a processor; more of them at once would hold up those that are warm.</summary>
    private static readonly int MaximumCold = Environment.ProcessorCount;

    /// <summary>An environment is cold until its first event is done, for which its code is compiled; a first event that takes longer than this is just slow.</summary>
    private static readonly TimeSpan FirstEvent = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<Invocation> _waiting = new();
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly HashSet<ExecutionEnvironment> _all = [];
    private readonly HashSet<ExecutionEnvironment> _loading = [];
    private readonly Dictionary<ExecutionEnvironment, long> _firstEvents = [];
    private readonly Func<FunctionEnvironments, ExecutionEnvironment> _start;
    private readonly TimeProvider _time;
    private readonly ITimer _growth;
    private readonly ITimer _reaper;
    private bool _growthIsDue;
    private long _cameFree;
    private int _running;
    private bool _closed;

    public FunctionEnvironments(FunctionConfiguration function, Func<FunctionEnvironments, ExecutionEnvironment> start, TimeProvider time)
    {
        (Function, _start, _time) = (function, start, time);
        _growth = time.CreateTimer(_ => Grow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _reaper = time.CreateTimer(_ => Reap(), null, Warmth, Warmth);
    }

    public FunctionConfiguration Function { get; }

    /// <summary>How many environments there are, starting, busy or idle.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>Takes an event in: as many at a time as are reserved.</summary>
    /// <exception cref="AwsException">The function's reserved concurrency is used up.</exception>
    public void Run(Invocation invocation)
    {
        lock (_lock)
        {
            if (_running >= Function.ReservedConcurrency)
            {
                throw new AwsException("TooManyRequestsException", "Rate Exceeded.", 429)
                {
                    Members = error => error.WriteString("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded"),
                };
            }

            _running++;
        }

        invocation.Completing = () =>
        {
            lock (_lock)
            {
                _running--;
            }
        };
        Place(invocation);
    }

    /// <summary>Gives an event to an idle environment, or lets it wait for one.</summary>
    public void Place(Invocation invocation)
    {
        ExecutionEnvironment? idle = null;
        lock (_lock)
        {
            if (_idle.Count > 0)
            {
                // The one that came free last: the others may grow cold.
                idle = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
            }
            else
            {
                invocation.Queued = _time.GetTimestamp();
                _waiting.Enqueue(invocation);
                if (_all.Count == 0)
                {
                    StartOne();
                }

                GrowLater();
            }
        }

        idle?.Assign(invocation);
    }

    /// <summary>Starts one environment before anybody needs it, so that the first request finds it warm.</summary>
    public void Warm()
    {
        lock (_lock)
        {
            if (_all.Count == 0)
            {
                StartOne();
            }
        }
    }

    /// <summary>An environment is free: the event that has waited longest, or null where none waits and the environment is idle.</summary>
    public Invocation? Take(ExecutionEnvironment environment)
    {
        lock (_lock)
        {
            if (!_all.Contains(environment))
            {
                return null;
            }

            _cameFree = environment.IdleSince;
            _firstEvents.Remove(environment);
            var isNew = _loading.Remove(environment);
            if (_waiting.TryDequeue(out var invocation))
            {
                if (isNew)
                {
                    _firstEvents.Add(environment, _time.GetTimestamp());
                }

                return invocation;
            }

            _idle.Add(environment);
            return null;
        }
    }

    /// <summary>An environment has ended.</summary>
    public void Remove(ExecutionEnvironment environment)
    {
        lock (_lock)
        {
            if (_all.Remove(environment))
            {
                _idle.Remove(environment);
                _loading.Remove(environment);
                _firstEvents.Remove(environment);
                if (_waiting.Count > 0 && _all.Count == 0)
                {
                    StartOne();
                }
            }
        }
    }

    /// <summary>An environment could not load the function: the event that has waited longest is told.</summary>
    public void FailOne(Func<string, InvocationResult> result)
    {
        Invocation? invocation;
        lock (_lock)
        {
            _waiting.TryDequeue(out invocation);
        }

        invocation?.Complete(result(invocation.RequestId));
    }

    public async ValueTask DisposeAsync()
    {
        List<ExecutionEnvironment> all;
        lock (_lock)
        {
            _closed = true;
            all = [.. _all];
        }

        await _growth.DisposeAsync();
        await _reaper.DisposeAsync();
        all.ForEach(environment => environment.Kill());
        await Task.WhenAll(all.Select(environment => environment.Ended));
    }

    private void Grow()
    {
        lock (_lock)
        {
            _growthIsDue = false;
            if (!_waiting.TryPeek(out var first))
            {
                return;
            }

            var waited = _time.GetElapsedTime(first.Queued);
            var allAreBusy = _time.GetElapsedTime(_cameFree) >= Patience || _all.Count < Environment.ProcessorCount;
            var (patience, maximum) = allAreBusy ? (Patience, MaximumProcesses) : (LongPatience, MaximumQuickProcesses);
            if (waited >= patience)
            {
                var firstEvents = _firstEvents.Values.Count(started => _time.GetElapsedTime(started) < FirstEvent);
                maximum = Math.Min(maximum, Function.ReservedConcurrency ?? maximum);
                while (firstEvents + _loading.Count < MaximumCold && _loading.Count < _waiting.Count && _all.Count < maximum && !_closed)
                {
                    StartOne();
                }
            }

            GrowLater();
        }
    }

    /// <summary>Looks again later whether the events that wait need more environments.</summary>
    private void GrowLater()
    {
        if (!_growthIsDue && !_closed)
        {
            _growthIsDue = true;
            _growth.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Reap()
    {
        List<ExecutionEnvironment> cold = [];
        lock (_lock)
        {
            while (_all.Count - cold.Count > 1 && _idle.Count > 0 && _time.GetElapsedTime(_idle[0].IdleSince) > Warmth)
            {
                cold.Add(_idle[0]);
                _idle.RemoveAt(0);
            }

            cold.ForEach(environment => _all.Remove(environment));
        }

        cold.ForEach(environment => environment.Kill());
    }

    private void StartOne()
    {
        if (!_closed)
        {
            var environment = _start(this);
            _all.Add(environment);
            _loading.Add(environment);
        }
    }
}
