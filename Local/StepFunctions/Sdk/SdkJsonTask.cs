using System.Buffers;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>An operation of a service that speaks AWS JSON, as an AWS SDK integration.</summary>
internal sealed class SdkJsonTask(SdkService service, Ids ids, string name, IJsonOperation operation) : SdkTask(service, ids, name)
{
    protected override async ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        var answer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(answer))
        {
            await operation.AnswerAsync(JsonElement.Parse(SdkMembers.ToWire(parameters, Service).ToJson()), writer, caller, cancellation);
        }

        return SdkMembers.FromWire(Value.Parse(answer.WrittenSpan), Service, SdkMembers.IsoDate);
    }
}
