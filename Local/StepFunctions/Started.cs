using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>An execution that has been started.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="StartDate">When it was started; earlier where it ran already.</param>
/// <param name="Standard">The execution itself; null for an Express one, of which nothing is kept.</param>
internal readonly record struct Started(string Arn, DateTimeOffset StartDate, StandardExecution? Standard)
{
    /// <summary>Writes what StartExecution answers.</summary>
    public void WriteTo(Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteString("executionArn"u8, Arn);
        response.WriteDate("startDate"u8, StartDate);
        response.WriteEndObject();
    }
}
