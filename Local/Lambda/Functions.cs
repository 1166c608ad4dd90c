using System.Collections.Concurrent;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda.Environments;
using Stepyard.Local.Lambda.Events;
using Stepyard.Local.Lambda.Logging;
using Stepyard.Local.Lambda.Policies;
using Stepyard.Local.Lambda.RuntimeApi;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.Local.XRay;

namespace Stepyard.Local.Lambda;

/// <summary>The functions of the stack, and the way to invoke them and, at an endpoint of their own, others.</summary>
/// <param name="yard">The yard.</param>
/// <param name="logs">Where functions log.</param>
/// <param name="traces">Where functions are traced.</param>
/// <param name="metrics">Where invocations are counted.</param>
/// <param name="others">Where functions are that the stack doesn't have; null where there are none.</param>
internal sealed class Functions(Yard yard, LogGroups logs, ITraces traces, FunctionMetrics metrics, LambdaEndpoint? others) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Function> _functions = new();
    private readonly RuntimeApiServer _runtimeApi = new();
    private readonly Ids _ids = new(Random.Shared, yard.Time);
    private readonly EventInvocations _events = new(yard.Terminal, yard.Time);
    private readonly DeadLetters _deadLetters = new(yard);

    /// <summary>All functions, by name.</summary>
    public IEnumerable<FunctionConfiguration> All => _functions.Values.Select(function => function.Configuration).OrderBy(function => function.Name, StringComparer.Ordinal);

    /// <summary>Makes a function live.</summary>
    /// <param name="configuration">The function.</param>
    /// <param name="role">A session of its role.</param>
    public void Create(FunctionConfiguration configuration, Caller role)
    {
        var home = Path.Combine(yard.DataFolder, "lambda", configuration.Name);
        if (Directory.Exists(home))
        {
            // What processes of an earlier run left behind, such as the .NET runtime's debugger pipes.
            Directory.Delete(home, recursive: true);
        }

        var log = new FunctionLog(configuration, role, yard, logs);
        var functionTraces = new FunctionTraces(configuration, role, yard, traces);
        var environments = new FunctionEnvironments(configuration, Start, yard.Time);
        _functions[configuration.Name] = new(configuration, environments, role);

        ExecutionEnvironment Start(FunctionEnvironments pool)
        {
            Directory.CreateDirectory(home);
            var environmentLog = new EnvironmentLog(log, functionTraces, configuration, yard.Time);
            var environment = new ExecutionEnvironment(pool, environmentLog, yard.Time);
            var address = _runtimeApi.Admit(environment);
            environment.Start(RuntimeProcess.For(configuration, yard, yard.Access.Issue(role), address, environmentLog.Stream, home));
            _ = environment.Ended.ContinueWith(_ => _runtimeApi.Dismiss(address), TaskScheduler.Default);
            return environment;
        }
    }

    /// <summary>A function; null where there is none of that name.</summary>
    public Function? Find(string name) => _functions.GetValueOrDefault(name);

    /// <summary>A function by its name or ARN, with a qualifier or without.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public Function Get(string reference)
    {
        var (name, qualifier) = FunctionArn.Parse(reference);
        return _functions.GetValueOrDefault(name) is { } function && qualifier is null or FunctionConfiguration.Version
            ? function
            : throw FunctionArn.NotFound(FunctionArn.Of(yard.Account, name, qualifier));
    }

    /// <summary>Starts an environment of each function.</summary>
    public void Warm()
    {
        foreach (var function in _functions.Values)
        {
            function.Environments.Warm();
        }
    }

    /// <summary>Invokes a function and waits for its result. Action: <c>lambda:InvokeFunction</c>.</summary>
    /// <param name="function">Its name or ARN, with a qualifier or without.</param>
    /// <param name="payload">UTF-8 JSON; the memory must not change afterwards. Empty means <c>{}</c>.</param>
    /// <param name="caller">Who invokes it.</param>
    /// <param name="cancellation">Ends the wait; the function goes on, as in AWS.</param>
    /// <param name="traceHeader">The X-Ray trace header of the request.</param>
    /// <param name="logTail">Whether the result shall hold the end of the log.</param>
    /// <exception cref="AwsException">
    /// <c>ResourceNotFoundException</c>, <c>AccessDeniedException</c>, <c>TooManyRequestsException</c>, <c>RequestTooLargeException</c>;
    /// for a function at the endpoint whatever that answers, <c>SdkClientException</c> where it doesn't.
    /// </exception>
    public async ValueTask<InvocationResult> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, Caller caller, CancellationToken cancellation, string? traceHeader = null, bool logTail = false)
    {
        var (target, arn) = Admit(function, caller);
        if (payload.Length > Quotas.RequestBytes)
        {
            throw new AwsException("RequestTooLargeException", $"Request must be smaller than {Quotas.RequestBytes} bytes for the InvokeFunction operation", 413);
        }

        if (target is null)
        {
            return await others!.InvokeAsync(arn, payload, traceHeader, logTail, isEvent: false, cancellation) ?? throw NotFound(arn);
        }

        return await RunAsync(target, arn, _ids.Uuid(), payload, traceHeader, logTail, cancellation);
    }

    /// <summary>Invokes a function without waiting for it; where it fails it is tried again, see <see cref="EventInvocations"/>. Action: <c>lambda:InvokeFunction</c>.</summary>
    /// <returns>The invocation's id.</returns>
    /// <exception cref="AwsException">As for <see cref="InvokeAsync"/>, but that nothing is throttled.</exception>
    public async ValueTask<string> InvokeEventAsync(
        string function, ReadOnlyMemory<byte> payload, Caller caller, CancellationToken cancellation, string? traceHeader = null)
    {
        var (target, arn) = Admit(function, caller);
        if (payload.Length > Quotas.EventBytes)
        {
            throw new AwsException("RequestTooLargeException", $"{payload.Length} byte payload is too large for the Event invocation type (limit {Quotas.EventBytes} bytes)", 413);
        }

        if (target is null)
        {
            var accepted = await others!.InvokeAsync(arn, payload, traceHeader, logTail: false, isEvent: true, cancellation) ?? throw NotFound(arn);
            return accepted.RequestId;
        }

        var letter = new DeadLetter(_ids.Uuid(), payload.IsEmpty ? "{}"u8.ToArray() : payload);
        _events.Begin(
            target.Configuration,
            letter,
            () => RunAsync(target, arn, letter.RequestId, letter.Payload, traceHeader, logTail: false, CancellationToken.None).AsTask(),
            given => _deadLetters.SendAsync(target, given));
        return letter.RequestId;
    }

    /// <summary>A trace header for a request that has none.</summary>
    public string NewTraceHeader() => _ids.TraceHeader();

    /// <summary>Checks that a function exists and that the caller may invoke it.</summary>
    /// <returns>The function, null where it is for the endpoint to know; and the ARN by which it is invoked.</returns>
    public (Function? Function, string Arn) Admit(string function, Caller caller)
    {
        var (name, qualifier) = FunctionArn.Parse(function);
        var arn = FunctionArn.Of(yard.Account, name, qualifier);
        try
        {
            yard.Access.Authorize(caller, "lambda:InvokeFunction", arn);
        }
        catch (AwsException e)
        {
            throw new AwsException(e.Code, e.Message, 403);
        }

        var found = _functions.GetValueOrDefault(name);
        var isHere = found is not null && (qualifier is null or FunctionConfiguration.Version);
        return isHere || (found is null && others is not null) ? (found, arn) : throw NotFound(arn);
    }

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        await Task.WhenAll(_functions.Values.Select(function => function.Environments.DisposeAsync().AsTask()));
        _runtimeApi.Dispose();
        others?.Dispose();
    }

    private async ValueTask<InvocationResult> RunAsync(
        Function target, string arn, string requestId, ReadOnlyMemory<byte> payload, string? traceHeader, bool logTail, CancellationToken cancellation)
    {
        var invocation = new Invocation(requestId, arn, payload.IsEmpty ? "{}"u8.ToArray() : payload, Trace(target.Configuration, traceHeader))
        {
            LogTail = logTail ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null,
        };
        try
        {
            target.Environments.Run(invocation);
        }
        catch (AwsException e) when (e.Code == "TooManyRequestsException")
        {
            metrics.CountThrottled(target.Configuration.Name);
            throw;
        }

        metrics.Count(target.Configuration.Name, invocation.Result);
        var result = await invocation.Result.WaitAsync(cancellation);
        return invocation.LogTail is { } tail ? result with { LogTail = await tail.Task.WaitAsync(cancellation) } : result;
    }

    private AwsException NotFound(string arn)
    {
        var (name, qualifier) = FunctionArn.Parse(arn);
        return FunctionArn.NotFound(FunctionArn.Of(yard.Account, name, qualifier ?? FunctionConfiguration.Version));
    }

    private string? Trace(FunctionConfiguration function, string? header) =>
        TraceHeader.Parse(header) is not null ? header : function.ActiveTracing ? _ids.TraceHeader() : null;
}

/// <summary>A live function: what it is, the environments that run it, a session of its role, and who else may invoke it.</summary>
internal sealed record Function(FunctionConfiguration Configuration, FunctionEnvironments Environments, Caller Role)
{
    public FunctionPolicy Policy { get; } = new();
}
