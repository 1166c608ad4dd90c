using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>Invoke as the AWS SDK integration <c>aws-sdk:lambda:invoke</c>: the payload comes back as text, and a function that fails fails no Task.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
internal sealed class SdkInvokeTask(Functions functions, Ids ids) : SdkTask(new SdkService("lambda", "Lambda", "2015-03-31"), ids, "aws-sdk:lambda:invoke")
{
    protected override async ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        var invoke = InvokeParameters.Read(parameters);
        if (invoke.Type == InvokeParameters.DryRun)
        {
            functions.Admit(invoke.Function, caller);
            return ObjectValue.Create([new("Payload", ""), new("StatusCode", 204L)]);
        }

        if (invoke.Type == InvokeParameters.Event)
        {
            await functions.InvokeEventAsync(invoke.Function, invoke.Payload, caller, cancellation);
            return ObjectValue.Create([new("Payload", ""), new("StatusCode", 202L)]);
        }

        var result = await functions.InvokeAsync(invoke.Function, invoke.Payload, caller, cancellation, logTail: invoke.WantsLog);
        var output = ObjectValue.Create("ExecutedVersion", result.ExecutedVersion);
        if (result.Failed)
        {
            output = output.With("FunctionError", "Unhandled");
        }

        if (result.LogTail is { } tail)
        {
            output = output.With("LogResult", Convert.ToBase64String(Encoding.UTF8.GetBytes(tail)));
        }

        return output.With("Payload", Encoding.UTF8.GetString(result.Payload.Span)).With("StatusCode", 200L);
    }
}
