using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stepyard.Lambdas.Dragons;

/// <summary>A reported dragon in the backend format.</summary>
/// <remarks>Fields are kept as raw JSON, so that a malformed one is refused with a reason instead of failing to be read.</remarks>
public sealed record DragonReport
{
    [JsonPropertyName("dragon_name_str")]
    public JsonElement Name { get; init; }

    [JsonPropertyName("description_str")]
    public JsonElement Description { get; init; }

    [JsonPropertyName("family_str")]
    public JsonElement Family { get; init; }

    [JsonPropertyName("location_city_str")]
    public JsonElement City { get; init; }

    [JsonPropertyName("location_country_str")]
    public JsonElement Country { get; init; }

    [JsonPropertyName("location_state_str")]
    public JsonElement State { get; init; }

    [JsonPropertyName("location_neighborhood_str")]
    public JsonElement Neighborhood { get; init; }

    [JsonPropertyName("reportingPhoneNumber")]
    public JsonElement ReportingPhoneNumber { get; init; }

    [JsonPropertyName("confirmationRequired")]
    public JsonElement ConfirmationRequired { get; init; }

    /// <summary>The fields that describe the dragon, by their name in the store; the reporter's are not stored.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, JsonElement>> StoredFields =>
    [
        new("dragon_name_str", Name),
        new("description_str", Description),
        new("family_str", Family),
        new("location_city_str", City),
        new("location_country_str", Country),
        new("location_state_str", State),
        new("location_neighborhood_str", Neighborhood),
    ];
}
