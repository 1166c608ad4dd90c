using System.Text;
using Amazon.Lambda.Serialization.SystemTextJson;
using Stepyard.LambdaRuntime;
using Stepyard.LambdaRuntime.Handlers;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;
using Stepyard.Testing.Lambda;

namespace Stepyard.Testing.Mocks;

/// <summary>A function's real code, called as Lambda's runtime calls it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class RunsLambda : TaskMock
{
    private readonly Delegate _code;

    public RunsLambda(Delegate code)
    {
        _code = code;
        _ = Load();
    }

    internal override MockedAnswer Answer(MockedCall call)
    {
        var isInvoke = ServiceResource.Parse(call.Resource) is { Service: "lambda" };
        var result = Run(isInvoke ? PayloadOf(call.Request.Input) : call.Request.Input, FunctionContext.Of(call));
        return new(isInvoke && result.Output is { } output ? TaskResult.Succeeded(AsInvoked(output)) : result);
    }

    private static Value? PayloadOf(Value parameters) =>
        parameters is ObjectValue members && members.TryGetValue("Payload", out var payload) ? payload : null;

    private TaskResult Run(Value? payload, FunctionContext context)
    {
        using var response = new MemoryStream();
        try
        {
            Load().Invoke(payload is null ? [] : Encoding.UTF8.GetBytes(payload.ToJson()), context, response);
            return TaskResult.Succeeded(response.Length == 0 ? NullValue.Instance : Value.Parse(response.ToArray()));
        }
        catch (Exception error)
        {
            var report = ErrorReport.Of(error);
            return TaskResult.Failed(report.Type, Value.Parse(report.Json).ToJson());
        }
    }

    // What lambda:invoke answers, but for what only a real invocation has.
    private static ObjectValue AsInvoked(Value output) =>
        ObjectValue.Create(new("ExecutedVersion", "$LATEST"), new("Payload", output), new("StatusCode", 200));

    private Handler Load()
    {
        try
        {
            return Handler.Of(_code, new DefaultLambdaJsonSerializer());
        }
        catch (LambdaValidationException error)
        {
            throw new WorkflowSetupException(error.Message);
        }
    }
}
