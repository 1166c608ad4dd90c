using Stepyard.Local.Iam;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>A Task that calls a service which the yard does not have: the call is passed on to the server that has it.</summary>
internal sealed class PassedTask(
    string name, ServiceOperation operation, IServiceWire wire, AwsEndpoint endpoint, HttpClient http, IAccess access, Account account, Ids ids, TimeProvider time)
    : ITaskIntegration
{
    private readonly bool _isSdk = ServiceCatalog.IsSdk(name);

    public string Name => name;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            access.AuthorizeAnywhere(caller, operation.Action);
            return await CallAsync(request.Input as ObjectValue ?? ObjectValue.Empty, cancellation);
        }
        catch (AwsException error)
        {
            return Failed(error);
        }
        catch (FormatException error)
        {
            return TaskResult.Failed($"{Prefix}.SdkClientException", $"Unable to unmarshall response. {error.Message}");
        }
    }

    // The SDK's name of the service, of which optimized integrations have an older one.
    private string Prefix => _isSdk ? operation.Service.Title : operation.Service.Id;

    private async Task<TaskResult> CallAsync(ObjectValue parameters, CancellationToken cancellation)
    {
        var values = new ModelValues(operation.Service.Shapes, _isSdk);
        using var message = wire.Ask(operation, parameters, values);
        message.RequestUri = endpoint.At(message.RequestUri!.OriginalString);
        AwsEndpoint.Sign(message, operation.Service.Signing, account, time);
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw WireRefusal.Read(response, body);
            }

            var answer = wire.Read(operation, response, body, values);
            return _isSdk
                ? TaskResult.Succeeded(answer)
                : new SdkCall(Prefix, Prefix, ids, time).Succeeded(answer, response.Content.Headers.ContentType?.ToString() ?? "", body.Length);
        }
        catch (HttpRequestException failure)
        {
            throw AwsEndpoint.Unreachable(failure);
        }
    }

    private TaskResult Failed(AwsException error)
    {
        if (error.Code == "SdkClientException")
        {
            return TaskResult.Failed($"{Prefix}.SdkClientException", error.Message);
        }

        var exception = operation.Service.ExceptionOf(error.Code) ?? $"{Prefix}Exception";
        return _isSdk
            ? TaskResult.Failed($"{Prefix}.{exception}", $"{error.Message} (Service: {Prefix}, Status Code: {error.Status}, Request ID: {ids.Uuid()}) (SDK Attempt Count: 1)")
            : new SdkCall(Prefix, Prefix, ids, time).Failed(error, exception);
    }
}
