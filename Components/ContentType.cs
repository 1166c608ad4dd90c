namespace Stepyard.Components;

/// <summary>The content types that routes of a REST API take and answer with.</summary>
internal static class ContentType
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Html = "text/html";
}
