using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary>An operation as the AWS SDK integration <c>arn:aws:states:::aws-sdk:s3:OPERATION</c>; the class has the operation's name and <c>Task</c>.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "Learning to use AWS service SDK integrations".</remarks>
internal abstract class S3Task(ObjectStore store, Ids ids) : ITaskIntegration
{
    // The errors that the SDK for Java has an exception for; all others are its S3Exception.
    private static readonly string[] Modeled = ["BucketAlreadyExists", "BucketAlreadyOwnedByYou", "InvalidObjectState", "NoSuchBucket", "NoSuchKey", "NoSuchUpload"];

    public string Name
    {
        get
        {
            var type = GetType().Name;
            return $"aws-sdk:s3:{char.ToLowerInvariant(type[0])}{type[1..^"Task".Length]}";
        }
    }

    protected ObjectStore Store { get; } = store;

    /// <summary>The members of the input that must be there, all of them texts.</summary>
    protected abstract IReadOnlyList<string> Required { get; }

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var input = request.Input as ObjectValue ?? ObjectValue.Empty;
        var missing = Required.Where(name => !input.TryGetValue(name, out _)).ToList();
        if (missing.Count > 0)
        {
            var reasons = string.Join(", ", missing.Select(name => $"The field '{name}' is required but was missing"));
            return TaskResult.Failed("States.Runtime", $"The Parameters '{input.ToJson()}' could not be used to start the Task: [{reasons}]");
        }

        try
        {
            return TaskResult.Succeeded(await AnswerAsync(input, caller, cancellation));
        }
        catch (AwsException error)
        {
            var exception = Modeled.Contains(error.Code) ? $"{error.Code}Exception" : "S3Exception";
            return TaskResult.Failed($"S3.{exception}", S3Refusal.Cause(error, ids));
        }
    }

    /// <summary>A member that is a text, or whose JSON stands for one; null where it is not there.</summary>
    protected static string? Text(ObjectValue input, string name) =>
        input.TryGetValue(name, out var value) ? value.ToText() : null;

    /// <summary>A date as the integrations print it.</summary>
    protected static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What GetObject and HeadObject tell about an object.</summary>
    protected static ObjectValue Describe(StoredObject stored) => ObjectValue.Create(
        new("AcceptRanges", "bytes"),
        new("ContentLength", stored.Size),
        new("ContentType", stored.ContentType),
        new("ETag", stored.ETag),
        new("LastModified", Date(stored.LastModified)),
        new("Metadata", MetadataOf(stored)),
        new("ServerSideEncryption", ObjectHeaders.Encryption));

    protected abstract ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation);

    private static ObjectValue MetadataOf(StoredObject stored) => ObjectValue.Create(
        [.. stored.Headers.Where(header => header.Key.StartsWith(ObjectHeaders.Metadata, StringComparison.Ordinal))
            .Select(header => KeyValuePair.Create(header.Key[ObjectHeaders.Metadata.Length..], (Value)header.Value))]);
}
