namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>A local service as the AWS SDK integrations name it.</summary>
/// <param name="Name">Its name in a resource, such as <c>dynamodb</c> in <c>aws-sdk:dynamodb:putItem</c>.</param>
/// <param name="Title">The SDK's name of it, which errors start with, such as <c>DynamoDb</c>.</param>
/// <param name="Api">What its wire operations are found by: the prefix of <c>X-Amz-Target</c>, or the API version of a query service.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
internal sealed record SdkService(string Name, string Title, string Api)
{
    public static readonly SdkService StepFunctions = new("sfn", "Sfn", "AWSStepFunctions")
    {
        IsCamelCase = true,
        DateSuffixes = ["Date", "Timestamp"],
        JsonMembers = ["input", "output", "definition"],
        Modeled = ["ValidationException"],
    };

    /// <summary>AWS Batch, whose operations speak REST and are integrations of their own.</summary>
    public static readonly SdkService Batch = new("batch", "Batch", "2016-08-10") { IsCamelCase = true, Maps = ["parameters", "tags", "options"] };

    /// <summary>The services whose wire operations speak AWS JSON or query.</summary>
    public static readonly IReadOnlyList<SdkService> All =
    [
        StepFunctions,
        new("dynamodb", "DynamoDb", "DynamoDB_20120810") { DateSuffixes = ["DateTime"] },
        new("eventbridge", "EventBridge", "AWSEvents") { DateSuffixes = ["CreationTime", "ModifiedTime"] },
        new("cloudwatchlogs", "CloudWatchLogs", "Logs_20140328") { IsCamelCase = true },
        new("sns", "Sns", "2010-03-31") { JsonMembers = ["Message"] },
        new("sqs", "Sqs", "AmazonSQS")
        {
            Maps = ["MessageAttributes"],
            Prefix = ("MD5Of", "Md5Of"),
            Unmodeled = ["InvalidParameterValueException", "MissingRequiredParameterException"],
        },
        new("cloudwatch", "CloudWatch", "GraniteServiceVersion20100801") { DateSuffixes = ["Timestamp", "Timestamps"] },
        new("sts", "Sts", "2011-06-15"),
    ];

    /// <summary>Errors of every service, which an SDK has no exception of its own for unless the service's model lists it.</summary>
    private static readonly string[] Common =
        ["AccessDenied", "AccessDeniedException", "InternalFailure", "SerializationException", "UnknownOperationException", "ValidationError", "ValidationException"];

    /// <summary>Whether members have camel case on the wire; in a state machine all have Pascal case.</summary>
    public bool IsCamelCase { get; init; }

    /// <summary>The wire names of maps, whose own names are the user's and stay as they are.</summary>
    public string[] Maps { get; init; } = [];

    /// <summary>How the names of numbers end that are dates.</summary>
    public string[] DateSuffixes { get; init; } = [];

    /// <summary>Members that hold JSON text, and that a state machine may give as the JSON itself.</summary>
    public string[] JsonMembers { get; init; } = [];

    /// <summary>Which of the common errors the service's model lists.</summary>
    public string[] Modeled { get; init; } = [];

    /// <summary>Errors of the service that its model lacks.</summary>
    public string[] Unmodeled { get; init; } = [];

    /// <summary>How the names of some members of answers begin on the wire, and in the SDK.</summary>
    public (string Wire, string Sdk)? Prefix { get; init; }

    /// <summary>The name that a state machine knows an error by: <c>Sfn.ExecutionDoesNotExistException</c>; one that the SDK has no exception for is the service's own, <c>Sfn.SfnException</c>.</summary>
    public string ErrorName(string code) =>
        (Common.Contains(code) && !Modeled.Contains(code)) || Unmodeled.Contains(code) ? $"{Title}.{Title}Exception"
        : code.EndsWith("Exception", StringComparison.Ordinal) ? $"{Title}.{code}"
        : $"{Title}.{code}Exception";
}
