using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Tasks;

/// <summary>The members of Batch's requests and answers as state machines have them.</summary>
internal static class BatchMembers
{
    /// <summary>The parameters of a Task as the wire takes them; a job's parameters are texts, also where the state machine has numbers.</summary>
    public static ObjectValue ToWire(ObjectValue parameters)
    {
        var wire = (ObjectValue)SdkMembers.ToWire(parameters, SdkService.Batch);
        return wire.TryGetValue("parameters", out var given) && given is ObjectValue map
            ? wire.With("parameters", ObjectValue.Create([.. map.Select(parameter => KeyValuePair.Create(parameter.Key, TextOf(parameter.Value)))]))
            : wire;
    }

    public static ObjectValue FromWire(ObjectValue answer) => (ObjectValue)SdkMembers.FromWire(answer, SdkService.Batch, SdkMembers.EpochDate);

    private static Value TextOf(Value value) => value is NumberValue or BooleanValue ? value.ToJson() : value;
}
