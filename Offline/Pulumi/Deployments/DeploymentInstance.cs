namespace Pulumi;

/// <summary>The deployment that is running, as programs see it.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment) => Internal = deployment;

    public string OrganizationName => Internal.OrganizationName;

    public string ProjectName => Internal.ProjectName;

    public string StackName => Internal.StackName;

    /// <summary>True in a preview.</summary>
    public bool IsDryRun => Internal.IsDryRun;

    internal Deployment Internal { get; }

    /// <summary>Calls a provider's function; unknown arguments skip the call, and the result is unknown.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(Internal.InvokeAsync(token, args, options, typeof(T)));

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        new(Internal.InvokeAsync(token, args, options, typeof(T)));

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Output<T>.ValueOf(await Internal.InvokeAsync(token, args, options, typeof(T)));
}
