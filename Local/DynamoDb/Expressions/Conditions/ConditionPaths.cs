namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary>Finds the paths that a condition looks at.</summary>
internal static class ConditionPaths
{
    public static IEnumerable<DocumentPath> Of(Condition condition) => condition switch
    {
        And and => Of(and.Left).Concat(Of(and.Right)),
        Or or => Of(or.Left).Concat(Of(or.Right)),
        Not not => Of(not.Inner),
        Comparison comparison => Of(comparison.Left, comparison.Right),
        Between between => Of(between.Operand, between.Lower, between.Upper),
        In inList => Of([inList.Operand, .. inList.Candidates]),
        AttributeExists exists => Of(exists.Path),
        AttributeType type => Of(type.Path),
        BeginsWith beginsWith => Of(beginsWith.Operand, beginsWith.Prefix),
        Contains contains => Of(contains.Operand, contains.Part),
        _ => [],
    };

    private static IEnumerable<DocumentPath> Of(params IEnumerable<Operand> operands) => operands.SelectMany(operand => operand switch
    {
        PathOperand path => [path.Path],
        SizeOperand size => Of(size.Operand),
        _ => Enumerable.Empty<DocumentPath>(),
    });
}
