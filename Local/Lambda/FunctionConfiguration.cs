using System.Collections.Immutable;

namespace Stepyard.Local.Lambda;

/// <summary>A function as the stack describes it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html</remarks>
internal sealed record FunctionConfiguration
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>The managed runtime, such as <c>dotnet10</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary><c>ASSEMBLY::TYPE::METHOD</c>.</summary>
    public required string Handler { get; init; }

    /// <summary>The folder that is the function's package.</summary>
    public required string CodeFolder { get; init; }

    public string Description { get; init; } = "";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    public int MemoryMegabytes { get; init; } = 128;

    public ImmutableArray<string> Architectures { get; init; } = ["x86_64"];

    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public required LoggingConfiguration Logging { get; init; }

    /// <summary>Whether the function samples and sends traces: <c>Active</c>; otherwise it only passes them on.</summary>
    public bool ActiveTracing { get; init; }

    /// <summary>The ARN of the SQS queue or SNS topic for events that failed; null for none.</summary>
    public string? DeadLetterTarget { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When it was deployed.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>How many invocations may run at once; null for as many as the account has left.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>What every function without published versions runs.</summary>
    public const string Version = "$LATEST";
}

/// <summary>Where and how a function's log is written.</summary>
/// <param name="Group">The log group's name.</param>
/// <param name="Json">JSON records; otherwise text.</param>
/// <param name="ApplicationLevel">The least serious level of the function's own records, such as <c>INFO</c>.</param>
/// <param name="SystemLevel">The same for the platform's records: <c>DEBUG</c>, <c>INFO</c> or <c>WARN</c>.</param>
internal sealed record LoggingConfiguration(string Group, bool Json, string ApplicationLevel, string SystemLevel);
