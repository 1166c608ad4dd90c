namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>What is checked of requests before they go on.</summary>
/// <param name="Body">Whether the body is held against the method's model.</param>
/// <param name="Parameters">Whether the required parameters have to be there.</param>
internal sealed record RequestValidator(bool Body, bool Parameters)
{
    public static readonly RequestValidator None = new(Body: false, Parameters: false);
}
