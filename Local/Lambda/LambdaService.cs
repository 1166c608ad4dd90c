using Stepyard.Local.CloudWatch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Lambda.Operations;
using Stepyard.Local.Lambda.Tasks;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.XRay;

namespace Stepyard.Local.Lambda;

/// <summary>AWS Lambda: functions on the managed .NET runtimes, each environment a process of its own.</summary>
internal static class LambdaService
{
    /// <summary>Adds functions, their Invoke API, and the integrations for Task states.</summary>
    /// <param name="yard">What they are added to.</param>
    /// <param name="logs">Where functions log.</param>
    /// <param name="traces">Where functions are traced.</param>
    /// <param name="metrics">Where invocations are counted; null for nowhere.</param>
    /// <exception cref="Provisioning.ProvisioningException">The endpoint for other functions can't be used.</exception>
    public static Functions AddLambda(this Yard yard, LogGroups logs, ITraces traces, IMetrics? metrics = null)
    {
        var others = yard.Options.LambdaEndpoint is { } url ? new LambdaEndpoint(url, yard.Terminal) : null;
        var functions = new Functions(yard, logs, traces, new(metrics, yard.Time), others);
        yard.Add(new FunctionResource(yard, functions));
        yard.Add(new PermissionResource(yard, functions));

        var ids = new Ids(Random.Shared, yard.Time);
        var call = new SdkCall("AWSLambda", "Lambda", ids, yard.Time);
        yard.Add(new FunctionTask(functions, call));
        yard.Add(new InvokeTask(functions, call));
        yard.Add(new SdkInvokeTask(functions, ids));

        yard.Add(new Invoke(functions));
        yard.Add(new GetFunction(functions, yard));
        yard.Add(new GetFunctionConfiguration(functions, yard));
        yard.Add(new ListFunctions(functions, yard));
        yard.Add(new ListTags(functions, yard));
        yard.Add(new GetPolicy(functions, yard));
        yard.Add(new AddPermission(functions, yard));
        yard.Add(new RemovePermission(functions, yard));

        yard.OnStart(() =>
        {
            // In the background: readiness does not wait for it, and the first request finds warm functions.
            _ = Task.Run(functions.Warm);
            return ValueTask.CompletedTask;
        });
        yard.OnStop(functions.DisposeAsync);
        return functions;
    }
}
