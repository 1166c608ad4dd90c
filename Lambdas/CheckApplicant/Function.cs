using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Stepyard.Lambdas.CheckApplicant;

/// <summary>Checks one thing about an applicant: the example that runs through the pattern gallery, one function for all commands.</summary>
public static class Function
{
    /// <summary>Carries out one command.</summary>
    /// <exception cref="KnownError">What is to be checked is missing: it may be there the next time.</exception>
    /// <exception cref="UnknownCommandException">There is no such command.</exception>
    public static CheckResult Handle(CheckRequest? request, ILambdaContext context)
    {
        var result = request?.Command switch
        {
            // No name has a digit in it, and no address is without one.
            "CHECK_NAME" => new CheckResult { Flagged = Known(request.Data?.Name, "name").Any(char.IsDigit) },
            "CHECK_ADDRESS" => new CheckResult { Flagged = !Known(request.Data?.Address, "address").Any(char.IsDigit) },
            "CHECK_REVIEW" => new CheckResult { Done = IsOver(request.Data) },
            var other => throw new UnknownCommandException($"The command is {other ?? "missing"}; allowed: CHECK_NAME, CHECK_ADDRESS, CHECK_REVIEW."),
        };
        context.Logger.LogDebug("{command}: flagged = {flagged}, done = {done}", request.Command!, result.Flagged.ToString()!, result.Done.ToString()!);
        return result;
    }

    private static string Known(string? value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new KnownError($"There is no {what} to check.") : value;

    private static bool IsOver(CheckData? data) =>
        data?.Since is { } since ? DateTimeOffset.UtcNow >= since.AddSeconds(data.Seconds) : throw new KnownError("There is no review to check.");
}

/// <summary>What to do, and with what.</summary>
/// <param name="Command"><c>CHECK_NAME</c>, <c>CHECK_ADDRESS</c> or <c>CHECK_REVIEW</c>.</param>
/// <param name="Data">What to check.</param>
public sealed record CheckRequest([property: JsonPropertyName("command")] string? Command, [property: JsonPropertyName("data")] CheckData? Data);

/// <summary>An applicant, or a review of one.</summary>
public sealed record CheckData
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>When the review began.</summary>
    [JsonPropertyName("since")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long it takes.</summary>
    [JsonPropertyName("seconds")]
    public double Seconds { get; init; }
}

/// <summary>What a check came to; only what the command asks for is there.</summary>
public sealed record CheckResult
{
    /// <summary>Whether a person should look at it.</summary>
    [JsonPropertyName("flagged")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Flagged { get; init; }

    /// <summary>Whether the review is over.</summary>
    [JsonPropertyName("done")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Done { get; init; }
}

/// <summary>An error that workflows expect, and retry or catch by this name.</summary>
public sealed class KnownError(string message) : Exception(message);

/// <summary>A command that there is none of.</summary>
public sealed class UnknownCommandException(string message) : Exception(message);
