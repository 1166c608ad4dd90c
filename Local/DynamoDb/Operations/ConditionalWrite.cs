using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions.Conditions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>The condition of a write, and what its failure answers.</summary>
internal sealed record ConditionalWrite(Condition? Condition, bool AnswersOldItem)
{
    public static ConditionalWrite Read(Input input) => new(
        input.Condition("ConditionExpression"),
        input.Choice("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD", "NONE") == "ALL_OLD");

    /// <exception cref="AwsException"><c>ConditionalCheckFailedException</c>.</exception>
    public void Require(MapValue? item)
    {
        if (Condition is null || Condition.IsMet(item ?? MapValue.Empty))
        {
            return;
        }

        throw AnswersOldItem && item is not null
            ? DynamoDbError.ConditionFailed(writer =>
            {
                writer.WritePropertyName("Item");
                item.WriteContent(writer);
            })
            : DynamoDbError.ConditionFailed();
    }
}
