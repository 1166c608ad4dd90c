using System.Collections.Immutable;
using System.Reflection;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda.Events;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda;

/// <summary>A Lambda function whose code is a folder.</summary>
internal sealed class FunctionResource(Yard yard, Functions functions) : IResourceType
{
    private static readonly string[] Runtimes = ["dotnet8", "dotnet10"];
    private static readonly string[] Unsupported = ["imageUri", "s3Bucket", "layers", "vpcConfig", "fileSystemConfig", "imageConfig"];

    public string Token => "aws:lambda/function:Function";

    public Provisioned Create(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here: a function's code is a folder, given as 'code'.");
        }

        var name = request.PhysicalName("name");
        if (name.Length > 64 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            throw request.Mistake($"'name' is {name}; up to 64 letters, digits, hyphens and underscores are allowed.");
        }

        var function = Configure(request, name);
        var role = Role(request, function);
        CheckDeadLetterTarget(request, function, role);
        functions.Create(function, role);
        return new(name, new Dictionary<string, object>
        {
            ["arn"] = function.Arn,
            ["invokeArn"] = InvokeArn(function.Arn),
            ["name"] = name,
            ["qualifiedArn"] = $"{function.Arn}:{FunctionConfiguration.Version}",
            ["qualifiedInvokeArn"] = InvokeArn($"{function.Arn}:{FunctionConfiguration.Version}"),
            ["version"] = FunctionConfiguration.Version,
        });
    }

    private Caller Role(ResourceRequest request, FunctionConfiguration function)
    {
        try
        {
            return yard.Access.Assume(function.RoleArn, "lambda.amazonaws.com", function.Arn, function.Name);
        }
        catch (AwsException)
        {
            throw request.Mistake($"The role defined for the function cannot be assumed by Lambda: {function.RoleArn} has to trust lambda.amazonaws.com.");
        }
    }

    private void CheckDeadLetterTarget(ResourceRequest request, FunctionConfiguration function, Caller role)
    {
        if (function.DeadLetterTarget is not { } target)
        {
            return;
        }

        var action = DeadLetters.ActionOn(target)
            ?? throw request.Mistake($"'deadLetterConfig.targetArn' is {target}; the ARN of an SQS queue or of an SNS topic is expected.");
        try
        {
            yard.Access.Authorize(role, action, target);
        }
        catch (AwsException)
        {
            throw request.Mistake($"The provided execution role does not have permissions to call {(action == "sns:Publish" ? "Publish on SNS" : "SendMessage on SQS")}: {function.RoleArn} has to allow {action} on {target}.");
        }
    }

    private string InvokeArn(string arn) =>
        $"arn:{yard.Account.Partition}:apigateway:{yard.Account.Region}:lambda:path/2015-03-31/functions/{arn}/invocations";

    private FunctionConfiguration Configure(ResourceRequest request, string name)
    {
        var runtime = request.Text("runtime");
        if (!Runtimes.Contains(runtime))
        {
            throw request.Mistake($"'runtime' is {runtime}; {string.Join(" and ", Runtimes)} run here.");
        }

        return new()
        {
            Name = name,
            Arn = FunctionArn.Of(yard.Account, name),
            RoleArn = request.Text("role"),
            Runtime = runtime,
            Handler = request.Text("handler"),
            CodeFolder = Path.GetFullPath(Folder(request)),
            Description = request.OptionalText("description") ?? "",
            Timeout = TimeSpan.FromSeconds(Number(request, "timeout", 3, 1, 900)),
            MemoryMegabytes = Number(request, "memorySize", 128, 128, 10240),
            Architectures = request.Inputs.ContainsKey("architectures") ? [.. request.List("architectures").Cast<string>()] : ["x86_64"],
            Variables = Variables(request),
            Logging = Logging(request, name),
            ActiveTracing = Member(request, "tracingConfig", "mode") == "Active",
            DeadLetterTarget = Member(request, "deadLetterConfig", "targetArn"),
            Tags = Texts(request.OptionalMap("tags")),
            LastModified = yard.Time.GetUtcNow(),
            ReservedConcurrency = request.Inputs.ContainsKey("reservedConcurrentExecutions")
                ? Number(request, "reservedConcurrentExecutions", -1, -1, 1000) is var reserved and >= 0 ? reserved : null
                : null,
        };
    }

    private static LoggingConfiguration Logging(ResourceRequest request, string name) => new(
        Member(request, "loggingConfig", "logGroup") ?? $"/aws/lambda/{name}",
        Member(request, "loggingConfig", "logFormat") == "JSON",
        Member(request, "loggingConfig", "applicationLogLevel") ?? "INFO",
        Member(request, "loggingConfig", "systemLogLevel") ?? "INFO");

    private static ImmutableSortedDictionary<string, string> Variables(ResourceRequest request) =>
        Texts(request.OptionalMap("environment")?.GetValueOrDefault("variables") as ImmutableDictionary<string, object>);

    private static ImmutableSortedDictionary<string, string> Texts(ImmutableDictionary<string, object>? map) =>
        map?.ToImmutableSortedDictionary(member => member.Key, member => member.Value.ToString() ?? "") ?? ImmutableSortedDictionary<string, string>.Empty;

    private static string? Member(ResourceRequest request, string map, string key) =>
        request.OptionalMap(map)?.GetValueOrDefault(key) as string;

    private static int Number(ResourceRequest request, string key, int otherwise, int least, int most)
    {
        var number = request.OptionalNumber(key) ?? otherwise;
        return number >= least && number <= most && number == Math.Floor(number)
            ? (int)number
            : throw request.Mistake($"'{key}' is {number}; whole numbers from {least} to {most} are allowed.");
    }

    /// <summary>The folder of a <c>FileArchive</c>, which the SDK keeps to itself: <c>Value</c> in the official one, <c>Path</c> in ours.</summary>
    private static string Folder(ResourceRequest request)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var archive = request.Inputs.GetValueOrDefault("code")
            ?? throw request.Mistake("'code' is required: a FileArchive of the folder that the function is published to.");
        var type = archive.GetType();
        return (type.GetProperty("Value", Hidden) ?? type.GetProperty("Path", Hidden))?.GetValue(archive) as string
            ?? throw request.Mistake($"'code' is of type {type.Name}; a FileArchive of a folder runs here.");
    }
}
