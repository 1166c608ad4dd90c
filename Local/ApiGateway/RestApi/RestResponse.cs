namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A response of a REST API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type of the body, unless a header says otherwise.</param>
/// <param name="Body">The body.</param>
internal sealed record RestResponse(int Status, string ContentType, string Body)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);
}
