using System.Text.Json;
using Stepyard.Local.DynamoDb.Operations;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.DynamoDb;

/// <summary>An operation as the optimized integration <c>arn:aws:states:::dynamodb:OPERATION</c>.</summary>
/// <remarks>AWS: Step Functions Developer Guide, Perform Amazon DynamoDB CRUD operations with Step Functions.</remarks>
internal sealed class DynamoDbTask(DynamoDbOperation operation, SdkCall call) : ITaskIntegration
{
    // The errors that the SDK has an exception for; all others are its AmazonDynamoDBException.
    private static readonly string[] Modeled =
    [
        "ConditionalCheckFailedException", "ItemCollectionSizeLimitExceededException", "ProvisionedThroughputExceededException",
        "RequestLimitExceeded", "ResourceNotFoundException", "TransactionConflictException",
    ];

    private static readonly SdkHeader Server = new("Server", "Server");
    private static readonly SdkHeader Connection = new("Connection", "keep-alive");

    public string Name { get; } = $"dynamodb:{JsonNamingPolicy.CamelCase.ConvertName(operation.Name)}";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var answer = await JsonProtocol.CallAsync(operation, request.Input, caller, cancellation);
            var crc = Crc32.Of(answer.Span).ToString();
            return call.Succeeded(
                (ObjectValue)Value.Parse(answer.Span), "application/x-amz-json-1.0", answer.Length,
                Server, Connection, new("x-amz-crc32", crc));
        }
        catch (AwsException error)
        {
            return call.Failed(error, Modeled.Contains(error.Code) ? error.Code : "AmazonDynamoDBException");
        }
    }
}
