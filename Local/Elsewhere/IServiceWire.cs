using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>How a service that is not here is asked: one of the protocols of AWS, from the client's side.</summary>
internal interface IServiceWire
{
    /// <summary>The request of an operation; its address is relative to the service's endpoint.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>: a parameter is missing that the address needs.</exception>
    HttpRequestMessage Ask(ServiceOperation operation, ObjectValue parameters, ModelValues values);

    /// <summary>What the operation answered, as a state machine sees it.</summary>
    /// <exception cref="FormatException">The body is not one of this protocol.</exception>
    ObjectValue Read(ServiceOperation operation, HttpResponseMessage response, byte[] body, ModelValues values);
}

/// <summary>The protocols that calls can be passed on in.</summary>
internal static class ServiceWires
{
    /// <summary>The protocol by its name in the models; null for <c>rest-xml</c>, which S3 alone has.</summary>
    public static IServiceWire? Of(ServiceModel service) => service.Protocol switch
    {
        "json" => new JsonWire(),
        "rest-json" => new RestWire(),
        "query" => new QueryWire(),
        _ => null,
    };
}
