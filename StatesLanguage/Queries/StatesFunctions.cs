using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Queries.Functions;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>The functions of JSONata in Step Functions: those of the language without <c>$eval</c>, and AWS's own.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn</remarks>
internal static class StatesFunctions
{
    public static FunctionTable Table { get; } = FunctionTable.Standard
        .Without("eval")
        .With(Hash.Function, Parse.Function, Partition.Function, Functions.Random.Function, Functions.Range.Function, Uuid.Function);
}
