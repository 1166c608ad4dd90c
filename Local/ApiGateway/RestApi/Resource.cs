namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A resource of a REST API.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its path from the root on, such as <c>/dragons/{id}</c>.</param>
internal sealed record Resource(string Id, string Path)
{
    /// <summary>The path of a resource below this one.</summary>
    public string PathOf(string part) => Path == "/" ? $"/{part}" : $"{Path}/{part}";
}
