using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.AwsNative.Logs;

namespace Stepyard.Components;

/// <summary>A .NET Lambda function with its own role and log group.</summary>
public sealed class Function : ComponentResource
{
    /// <param name="name">The folder below <c>Lambdas/</c>, which is also the function's name.</param>
    /// <param name="args">What it may do, and its environment.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public Function(string name, FunctionArgs args, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:Function", name, options)
    {
        var functionName = $"{name}-{settings.Stack}";
        var logs = new LogGroup(
            $"{name}-logs",
            new LogGroupArgs { LogGroupName = $"/aws/lambda/{functionName}", RetentionInDays = settings.LogRetentionDays },
            new CustomResourceOptions { Parent = this });

        var role = new ServiceRole(
            $"{name}-function",
            new ServiceRoleArgs(
                $"What the {functionName} function may do",
                "lambda.amazonaws.com",
                [.. args.Statements, WriteLogs(target, functionName), .. settings.Tracing ? [SendTraces] : ImmutableArray<Statement>.Empty])
                .ForAccount(target.AccountId),
            settings,
            new ComponentResourceOptions { Parent = this });

        // Cloud Control takes .NET code only from a bucket; the classic provider uploads it. See docs/editions.md.
        var function = new Pulumi.Aws.Lambda.Function(
            name,
            new Pulumi.Aws.Lambda.FunctionArgs
            {
                Name = functionName,
                Code = new FileArchive(settings.FunctionPackages),
                Handler = $"Stepyard.Lambdas::Stepyard.Lambdas.{name}.Function::Handle",
                Runtime = Pulumi.Aws.Lambda.Runtime.Dotnet10,
                Architectures = { "arm64" },
                Role = role.Arn,
                Timeout = settings.FunctionTimeoutSeconds,
                MemorySize = settings.FunctionMemoryMb,
                Environment = new FunctionEnvironmentArgs { Variables = args.Environment },
                LoggingConfig = new FunctionLoggingConfigArgs
                {
                    LogFormat = "JSON",
                    ApplicationLogLevel = args.LogLevel ?? settings.FunctionLogLevel,
                    LogGroup = logs.LogGroupName.Apply(n => n!),
                },
                TracingConfig = new FunctionTracingConfigArgs { Mode = settings.Tracing ? "Active" : "PassThrough" },
            },
            new CustomResourceOptions { Parent = this });

        new Alarms(target, settings, this).OnFunction(name, function.Name);
        Arn = function.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }

    private static Statement SendTraces => Statement.OnEverything("SendTraces", "xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private static Statement WriteLogs(AwsTarget target, string functionName) => new(
        "WriteLogs",
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        [target.Arn("logs", $"log-group:/aws/lambda/{functionName}:*")]);
}

/// <summary>What a <see cref="Function"/> needs beyond its code.</summary>
/// <param name="Statements">What its role may do, besides writing its logs and traces.</param>
public sealed record FunctionArgs(params ImmutableArray<Statement> Statements)
{
    /// <summary>The lowest level that the function logs, where the environment's is not the one: <c>INFO</c> for one that is there to log.</summary>
    public string? LogLevel { get; init; }

    /// <summary>Environment variables.</summary>
    public InputMap<string> Environment { get; init; } = new();
}
