using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;

namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary>The condition of a query: one partition, and in it at most one condition on the sort key.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Key condition expressions for the Query operation.</remarks>
internal sealed record KeyCondition(ScalarValue Partition, Condition? Sort)
{
    /// <summary>Reads a parsed condition as one on a table's key.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: it asks for something that is not the key, or not in a way that a query can.</exception>
    public static KeyCondition Of(Condition condition, KeySchema key)
    {
        var byAttribute = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var part in Parts(condition))
        {
            if (!byAttribute.TryAdd(AttributeOf(part), part))
            {
                throw DynamoDbError.Validation("KeyConditionExpressions must only contain one condition per key");
            }
        }

        if (!byAttribute.Remove(key.Partition.Name, out var partition))
        {
            throw DynamoDbError.Validation($"Query condition missed key schema element: {key.Partition.Name}");
        }

        if (partition is not Comparison { Operator: "=", Right: ValueOperand { Value: ScalarValue value } })
        {
            throw DynamoDbError.Validation("Query key condition not supported");
        }

        Condition? sort = null;
        if (byAttribute.Count > 0 && (key.Sort is null || !byAttribute.Remove(key.Sort.Name, out sort) || byAttribute.Count > 0))
        {
            throw DynamoDbError.Validation(key.Sort is null
                ? "Query key condition not supported"
                : $"Query condition missed key schema element: {key.Sort.Name}");
        }

        RequireType(value, key.Partition);
        foreach (var operand in ValuesOf(sort))
        {
            RequireType(operand, key.Sort!);
        }

        return new(value, sort);
    }

    private static IEnumerable<Condition> Parts(Condition condition) => condition switch
    {
        And and => [.. Parts(and.Left), .. Parts(and.Right)],
        Or => throw Invalid("OR"),
        Not { Inner: AttributeExists } => throw Invalid("attribute_not_exists"),
        Not => throw Invalid("NOT"),
        AttributeExists => throw Invalid("attribute_exists"),
        AttributeType => throw Invalid("attribute_type"),
        Contains => throw Invalid("contains"),
        In => throw Invalid("IN"),
        Comparison { Operator: "<>" } => throw Invalid("<>"),
        _ => [condition],
    };

    private static string AttributeOf(Condition part)
    {
        var operand = part switch
        {
            Comparison comparison => comparison.Left,
            Between between => between.Operand,
            _ => ((BeginsWith)part).Operand,
        };
        return operand is PathOperand { Path: { IsTopLevel: true, Attribute: var attribute } }
            ? attribute
            : throw DynamoDbError.Validation("Invalid KeyConditionExpression: KeyConditionExpressions must have a key attribute on the left, not nested and not a function");
    }

    private static IEnumerable<AttributeValue> ValuesOf(Condition? condition)
    {
        Operand[] operands = condition switch
        {
            Comparison comparison => [comparison.Right],
            Between between => [between.Lower, between.Upper],
            BeginsWith beginsWith => [beginsWith.Prefix],
            _ => [],
        };
        return operands.Select(operand => operand is ValueOperand { Value: var value }
            ? value
            : throw DynamoDbError.Validation("Invalid KeyConditionExpression: a key can only be compared with an expression attribute value"));
    }

    private static void RequireType(AttributeValue value, KeyAttribute key)
    {
        if (value.Type != key.Type)
        {
            throw DynamoDbError.Validation("One or more parameter values were invalid: Condition parameter type does not match schema type");
        }
    }

    private static Wire.AwsException Invalid(string operation) =>
        DynamoDbError.Validation($"Invalid operator used in KeyConditionExpression: {operation}");
}
