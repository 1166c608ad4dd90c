using System.Collections.Immutable;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>The responses that a method declares: integration responses can only be these, and set only their headers.</summary>
internal sealed class MethodResponses
{
    private const string Prefix = "method.response.header.";

    private readonly ResourceRequest _method;
    private readonly ImmutableDictionary<string, ImmutableDictionary<string, object>> _parameters;

    public MethodResponses(ResourceRequest method)
    {
        _method = method;
        _parameters = method.List("methodResponses").Cast<ImmutableDictionary<string, object>>().ToImmutableDictionary(
            response => (string)response["statusCode"],
            response => response.GetValueOrDefault("responseParameters") as ImmutableDictionary<string, object> ?? []);
    }

    /// <exception cref="ProvisioningException">The method does not declare this status, or it is none.</exception>
    public void Require(string status)
    {
        if (!_parameters.ContainsKey(status) || status is not [>= '1' and <= '5', >= '0' and <= '9', >= '0' and <= '9'])
        {
            throw _method.Mistake($"'integrationResponses' has {status}, which 'methodResponses' does not declare as a status.");
        }
    }

    /// <summary>The name of the header that a parameter sets.</summary>
    /// <exception cref="ProvisioningException">The method does not declare this parameter.</exception>
    public string HeaderOf(string status, string parameter) =>
        parameter.StartsWith(Prefix, StringComparison.Ordinal) && _parameters[status].ContainsKey(parameter)
            ? parameter[Prefix.Length..]
            : throw _method.Mistake($"Invalid mapping expression parameter specified: {parameter}. 'methodResponses' has to declare it for {status}.");
}
