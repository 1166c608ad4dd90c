using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>Which events of its executions a state machine logs, and where.</summary>
/// <param name="Level"><c>ALL</c>, <c>ERROR</c>, <c>FATAL</c> or <c>OFF</c>.</param>
/// <param name="IncludeExecutionData">Whether inputs, outputs, errors and causes are logged as well.</param>
/// <param name="LogGroupArn">The log group's ARN, which ends with <c>:*</c>; null where nothing is logged.</param>
/// <remarks>AWS: Step Functions API Reference, LoggingConfiguration.</remarks>
internal sealed record LoggingConfiguration(string Level, bool IncludeExecutionData, string? LogGroupArn)
{
    public static LoggingConfiguration Off { get; } = new("OFF", false, null);

    public bool IsOn => Level != "OFF";

    /// <summary>The log group's name; empty where nothing is logged.</summary>
    public string LogGroup { get; } = LogGroupArn is null ? "" : LogGroupArn.Split(':')[6];

    /// <summary>Reads the request's structure.</summary>
    public static LoggingConfiguration Read(Members members)
    {
        var level = members.OptionalWord("level", "ALL", "ERROR", "FATAL", "OFF") ?? "OFF";
        var includeExecutionData = members.Flag("includeExecutionData", usual: false);
        var groups = members.OptionalStructures("destinations", "LogDestination")?.Select(LogGroupOf).ToArray() ?? [];
        members.Check();
        return Create(level, includeExecutionData, groups);
    }

    /// <summary>Reads the resource's input.</summary>
    public static LoggingConfiguration Read(ImmutableDictionary<string, object> input)
    {
        var groups = input.GetValueOrDefault("destinations") is ImmutableArray<object> destinations
            ? destinations.Select(destination => Map(Map(destination).GetValueOrDefault("cloudWatchLogsLogGroup")).GetValueOrDefault("logGroupArn") as string).ToArray()
            : [];
        return Create(input.GetValueOrDefault("level") as string ?? "OFF", input.GetValueOrDefault("includeExecutionData") is true, groups);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("loggingConfiguration"u8);
        writer.WriteString("level"u8, Level);
        writer.WriteBoolean("includeExecutionData"u8, IncludeExecutionData);
        if (LogGroupArn is not null)
        {
            writer.WriteStartArray("destinations"u8);
            writer.WriteStartObject();
            writer.WriteStartObject("cloudWatchLogsLogGroup"u8);
            writer.WriteString("logGroupArn"u8, LogGroupArn);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static LoggingConfiguration Create(string level, bool includeExecutionData, string?[] logGroupArns)
    {
        if (level == "OFF" && logGroupArns is [])
        {
            return new(level, includeExecutionData, null);
        }

        if (level is not ("ALL" or "ERROR" or "FATAL" or "OFF"))
        {
            throw Invalid($"The level '{level}' is not one of ALL, ERROR, FATAL, OFF");
        }

        if (logGroupArns is not [{ } arn])
        {
            throw Invalid("Must specify exactly one Log Destination.");
        }

        if (arn.Split(':') is not ["arn", _, "logs", _, _, "log-group", _, "*"])
        {
            throw Invalid($"The log group ARN '{arn}' must have the form arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*");
        }

        return new(level, includeExecutionData, arn);
    }

    private static string? LogGroupOf(Members destination) => destination.OptionalMembers("cloudWatchLogsLogGroup")?.OptionalText("logGroupArn");

    private static ImmutableDictionary<string, object> Map(object? value) =>
        value as ImmutableDictionary<string, object> ?? ImmutableDictionary<string, object>.Empty;

    private static AwsException Invalid(string reason) => new("InvalidLoggingConfiguration", $"Invalid Logging Configuration: {reason}");
}
