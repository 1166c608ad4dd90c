using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Which attributes a write answers: the parameter <c>ReturnValues</c>.</summary>
internal static class ReturnValues
{
    /// <summary>For a put or a delete, which have nothing else to tell than the old item.</summary>
    public static bool IsAllOld(Input input) => Read(input) switch
    {
        "NONE" => false,
        "ALL_OLD" => true,
        _ => throw DynamoDbError.Validation("ReturnValues can only be ALL_OLD or NONE"),
    };

    public static string Read(Input input) =>
        input.Choice("ReturnValues", "NONE", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");

    /// <summary>For an update; null where nothing is answered.</summary>
    public static MapValue? OfUpdate(string returnValues, MapValue? before, MapValue after, Projection touched) => returnValues switch
    {
        "ALL_OLD" => before,
        "ALL_NEW" => after,
        "UPDATED_OLD" => NullIfEmpty(before is null ? MapValue.Empty : touched.Apply(before)),
        "UPDATED_NEW" => NullIfEmpty(touched.Apply(after)),
        _ => null,
    };

    private static MapValue? NullIfEmpty(MapValue item) => item.Attributes.IsEmpty ? null : item;
}
