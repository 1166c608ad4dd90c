using Amazon.DynamoDBv2;

namespace Stepyard.Lambdas.Dragons;

/// <summary>Where the dragons are kept: the table that the stack names in <c>DRAGON_TABLE</c>, keyed by name.</summary>
/// <param name="Client">Made once for each execution environment.</param>
/// <param name="Table">The table's name.</param>
public sealed record DragonStore(IAmazonDynamoDB Client, string Table)
{
    public const string Key = "dragon_name_str";

    /// <summary>The store of the function that runs here.</summary>
    public static DragonStore FromEnvironment() => new(
        new AmazonDynamoDBClient(),
        Environment.GetEnvironmentVariable("DRAGON_TABLE") ?? throw new InvalidOperationException("DRAGON_TABLE is not set; the stack gives it to the function."));
}
