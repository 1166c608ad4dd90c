using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>An operation of a service that speaks AWS JSON, as an AWS SDK integration.</summary>
internal sealed class SdkJsonTask(SdkService service, Ids ids, string name, IJsonOperation operation) : SdkTask(service, ids, name)
{
    protected override async ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        var answer = await JsonProtocol.CallAsync(operation, SdkMembers.ToWire(parameters, Service), caller, cancellation);
        return SdkMembers.FromWire(Value.Parse(answer.Span), Service, SdkMembers.IsoDate);
    }
}
