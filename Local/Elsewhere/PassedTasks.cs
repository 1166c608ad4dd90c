using Stepyard.Local.Iam;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.Elsewhere;

/// <summary>Finds the operation of a service elsewhere that a resource names.</summary>
internal sealed class PassedTasks(AwsEndpoints endpoints, IAccess access, Account account, Ids ids, TimeProvider time)
{
    private const string Prefix = "arn:aws:states:::";

    /// <param name="name">The resource without <c>arn:aws:states:::</c> and the suffix of a callback.</param>
    /// <returns>Null where no endpoint answers it.</returns>
    public ITaskIntegration? Find(string name) =>
        ServiceResource.Parse(Prefix + name) is { } resource
        && ServiceCatalog.FindIntegration(resource.Service) is { } service
        && endpoints.Of(service) is { } endpoint
        && service.Find(resource.Action) is { } operation
        && ServiceWires.Of(service) is { } wire
            ? new PassedTask(name, operation, wire, endpoint, endpoints.Http, access, account, ids, time)
            : null;

    /// <summary>How a resource that nobody answers here could be answered, as a sentence for the developer.</summary>
    public string AdviceOn(string resource)
    {
        if (ServiceResource.Parse(resource) is not { } named)
        {
            return "";
        }

        var name = ServiceCatalog.SdkNameOf(named.Service);
        return ServiceCatalog.Find(name) is not { } service || ServiceWires.Of(service) is null ? $" The API of '{name}' is not known here, so its calls can't be passed on to another server."
            : named.Pattern is "sync" or "sync:2" ? $" Jobs can't be waited for at another server: call {named.Service}:{named.Action.Split('.')[0]}, and ask for the job's state with aws-sdk:{name}."
            : service.Find(named.Action.Split('.')[0]) is null ? $" '{named.Action}' is no operation of {service.Title} that could be passed on to another server."
            : endpoints.Of(service) is null ? $" A server on this machine that speaks the API of {service.Title} can answer it: --aws-endpoint {name}=http://127.0.0.1:PORT."
            : "";
    }
}
