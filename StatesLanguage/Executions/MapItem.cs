using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary><c>$$.Map.Item</c>: the item that an iteration works on.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Value">The item.</param>
/// <param name="Source">Where a distributed Map has it from: <c>STATE_DATA</c>, or <c>S3://BUCKET/KEY</c>; null in an inline one.</param>
/// <param name="Key">Its name where the items are the members of an object; null where they are those of an array.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html#contextobject-map</remarks>
internal sealed record MapItem(int Index, Value Value, string? Source = null, string? Key = null)
{
    /// <summary>What an iteration gets where nothing selects its input: the item, a member of an object with its name.</summary>
    public Value Input => Key is null ? Value : ObjectValue.Create([new("Key", Key), new("Value", Value)]);
}
