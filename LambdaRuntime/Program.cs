using Amazon.Lambda.Core;
using Stepyard.LambdaRuntime;
using Stepyard.LambdaRuntime.Handlers;
using Stepyard.LambdaRuntime.Logging;
using Stepyard.LambdaRuntime.RuntimeApi;

// The managed .NET runtime of AWS Lambda as a plain process: load the function once, then handle one invocation after another.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
Lifeline.Watch();
var log = FunctionLog.Open();
log.TakeOverConsole();

using var runtime = RuntimeClient.Connect(Variable("AWS_LAMBDA_RUNTIME_API"));

Handler handler;
try
{
    handler = Handler.Load(Variable("LAMBDA_TASK_ROOT"), Variable("_HANDLER"));
}
catch (Exception e)
{
    log.Write(nameof(LogLevel.Error), e.ToString());
    runtime.FailInitialization(ErrorReport.Of(e));
    return 1;
}

var environment = FunctionEnvironment.Read();
using var response = new MemoryStream();

try
{
    var invocation = runtime.Next();
    while (true)
    {
        log.Begin(invocation.RequestId, invocation.TraceId);
        response.SetLength(0);
        var error = Handle(invocation);
        FunctionLog.EndLines();
        invocation = error is null
            ? runtime.RespondAndNext(invocation.RequestId, response.GetBuffer().AsSpan(0, (int)response.Length), log.Records)
            : runtime.FailAndNext(invocation.RequestId, error, log.Records);
    }
}
catch (EndOfStreamException)
{
    return 0;
}

ErrorReport? Handle(Invocation invocation)
{
    if (invocation.TraceId is { } trace)
    {
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", trace);
    }

    try
    {
        handler.Invoke(invocation.Event, new LambdaContext(invocation, environment, handler.Serializer, log), response);
        return null;
    }
    catch (Exception e)
    {
        log.Write(nameof(LogLevel.Error), e.ToString());
        return ErrorReport.Of(e);
    }
}

static string Variable(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set: this program is started by Local, one process per execution environment.");
