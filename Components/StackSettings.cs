using System.Collections.Immutable;
using Pulumi;

namespace Stepyard.Components;

/// <summary>What an environment decides: the keys of <c>Pulumi.STACK.yaml</c>, described in <c>Pulumi.yaml</c>.</summary>
public sealed record StackSettings
{
    private static readonly int[] RetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private static readonly string[] PatternLanguages = ["none", "JSONPath", "JSONata", "all"];

    private static readonly string[] LogLevels = ["ALL", "ERROR", "FATAL", "OFF"];

    private static readonly string[] FunctionLogLevels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    /// <summary>The stack's name, the last part of every physical name: <c>dev</c>, <c>staging</c>, <c>prod</c>.</summary>
    public required string Stack { get; init; }

    public required int LogRetentionDays { get; init; }

    public required string LogLevel { get; init; }

    public required bool LogExecutionData { get; init; }

    public required bool Tracing { get; init; }

    public required bool ProtectData { get; init; }

    /// <summary>Whether there are alarms, and a topic that they tell.</summary>
    public required bool Alarms { get; init; }

    /// <summary>The address that hears of alarms; null where nobody does by e-mail.</summary>
    public required string? AlarmEmail { get; init; }

    public required int ThrottlingRateLimit { get; init; }

    public required int ThrottlingBurstLimit { get; init; }

    /// <summary>Which definitions of the pattern gallery are in: <c>none</c>, those in <c>JSONPath</c>, those in <c>JSONata</c>, <c>all</c>.</summary>
    public required string Patterns { get; init; }

    public required ImmutableArray<string> CorsAllowOrigins { get; init; }

    public required int FunctionTimeoutSeconds { get; init; }

    public required int FunctionMemoryMb { get; init; }

    public required string FunctionLogLevel { get; init; }

    /// <summary>The subnets that batch jobs run in; they reach the internet.</summary>
    public required ImmutableArray<string> JobSubnetIds { get; init; }

    /// <summary>The security groups of batch jobs.</summary>
    public required ImmutableArray<string> JobSecurityGroupIds { get; init; }

    /// <summary>Whether the stack gives API Gateway the role that all REST APIs of the account and region write their logs as.</summary>
    public required bool ApiGatewayLogRole { get; init; }

    /// <summary>The folder of the <c>*.asl.json</c> files; those of the REST API's routes are in <c>rest/</c> below it.</summary>
    public required string Definitions { get; init; }

    /// <summary>The folder of the published functions.</summary>
    public required string FunctionPackages { get; init; }

    /// <summary>Reads the stack's configuration; every value that is out of range is reported, with what is allowed.</summary>
    /// <exception cref="RunException">A value is not allowed.</exception>
    public static StackSettings Read()
    {
        var config = new Config();
        var problems = new List<string>();
        var settings = new StackSettings
        {
            Stack = Deployment.Instance.StackName,
            LogRetentionDays = OneOf("logRetentionDays", config.GetInt32("logRetentionDays") ?? 7, RetentionDays),
            LogLevel = OneOf("logLevel", config.Get("logLevel") ?? "ALL", LogLevels),
            LogExecutionData = config.GetBoolean("logExecutionData") ?? true,
            Tracing = config.GetBoolean("tracing") ?? true,
            ProtectData = config.GetBoolean("protectData") ?? false,
            Alarms = config.GetBoolean("alarms") ?? false,
            AlarmEmail = Address("alarmEmail"),
            Patterns = OneOf("patterns", config.Get("patterns") ?? "none", PatternLanguages),
            ThrottlingRateLimit = Within("throttlingRateLimit", config.GetInt32("throttlingRateLimit") ?? 50, 1, 1_000_000),
            ThrottlingBurstLimit = Within("throttlingBurstLimit", config.GetInt32("throttlingBurstLimit") ?? 100, 1, 1_000_000),
            CorsAllowOrigins = [.. config.GetObject<string[]>("corsAllowOrigins") ?? ["*"]],
            FunctionTimeoutSeconds = Within("functionTimeoutSeconds", config.GetInt32("functionTimeoutSeconds") ?? 10, 1, 900),
            FunctionMemoryMb = Within("functionMemoryMb", config.GetInt32("functionMemoryMb") ?? 512, 128, 10240),
            FunctionLogLevel = OneOf("functionLogLevel", config.Get("functionLogLevel") ?? "INFO", FunctionLogLevels),
            JobSubnetIds = Ids("jobSubnetIds", "subnet-"),
            JobSecurityGroupIds = Ids("jobSecurityGroupIds", "sg-"),
            ApiGatewayLogRole = config.GetBoolean("apiGatewayLogRole") ?? true,
            Definitions = config.Get("definitions") ?? "definitions",
            FunctionPackages = config.Get("functionPackages") ?? "Lambdas/bin/official/publish",
        };
        return problems.Count == 0
            ? settings
            : throw new RunException($"The configuration of stack '{settings.Stack}' is wrong:\n  {string.Join("\n  ", problems)}");

        T OneOf<T>(string key, T value, T[] allowed)
        {
            if (!allowed.Contains(value))
            {
                problems.Add($"stepyard:{key} is {value}; allowed: {string.Join(", ", allowed)}");
            }

            return value;
        }

        ImmutableArray<string> Ids(string key, string prefix)
        {
            ImmutableArray<string> ids = [.. config.GetObject<string[]>(key) ?? []];
            problems.AddRange(ids.Where(id => !id.StartsWith(prefix, StringComparison.Ordinal)).Select(id => $"stepyard:{key} has {id}; allowed: ids that begin with {prefix}"));
            return ids;
        }

        string? Address(string key)
        {
            var address = config.Get(key) is { Length: > 0 } given ? given : null;
            if (address?.Split('@') is { } parts && parts is not [{ Length: > 0 }, { Length: > 0 }])
            {
                problems.Add($"stepyard:{key} is {address}; allowed: an e-mail address");
            }

            return address;
        }

        int Within(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                problems.Add($"stepyard:{key} is {value}; allowed: {least} to {most}");
            }

            return value;
        }
    }
}
