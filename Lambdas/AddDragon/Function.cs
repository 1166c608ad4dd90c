using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Stepyard.Lambdas.Dragons;

namespace Stepyard.Lambdas.AddDragon;

/// <summary>Stores a dragon that was found valid.</summary>
public sealed class Function(DragonStore store)
{
    public Function()
        : this(DragonStore.FromEnvironment())
    {
    }

    /// <summary>Adds one dragon, unless it is there by now: of two reports at the same instant, one wins.</summary>
    /// <exception cref="ConditionalCheckFailedException">Another report of the same dragon was faster.</exception>
    public async Task Handle(DragonReport report, ILambdaContext context)
    {
        var name = report.Name.GetString()!;
        await store.Client.PutItemAsync(new PutItemRequest
        {
            TableName = store.Table,
            Item = report.StoredFields.ToDictionary(f => f.Key, f => new AttributeValue { S = f.Value.GetString() }),
            ConditionExpression = $"attribute_not_exists({DragonStore.Key})",
        });
        context.Logger.LogInformation("Added dragon {dragon}", name);
    }
}
