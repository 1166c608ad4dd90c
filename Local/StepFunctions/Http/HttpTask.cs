using Stepyard.Local.EventBridge.Connections;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>The integration <c>arn:aws:states:::http:invoke</c>: calls an HTTP API, which has to be on this machine, with the authorization of an EventBridge connection.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html</remarks>
internal sealed class HttpTask(ConnectionDirectory connections, IAccess access, string region, TimeProvider time) : ITaskIntegration, IDisposable
{
    /// <summary>The largest response body in bytes.</summary>
    private const int MaximumBody = 262_144;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = LoopbackClient.Create(MaximumBody);

    public string Name => "http:invoke";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var call = HttpTaskCall.Read(request.Input);
            Authorize(call, request.Execution?.StateMachineId ?? "*", caller);
            var connection = Connect(call.ConnectionArn, caller);
            using var message = HttpTaskRequest.Create(call, connection, region);
            if (request.Trace is { } trace)
            {
                using var shown = HttpTaskRequest.Create(call, trace.RevealsSecrets ? connection : connection.WithoutSecrets(), region);
                trace.Request = await HttpTaskTrace.OfAsync(shown, cancellation);
            }

            return TaskResult.Succeeded(await SendAsync(message, request.Trace, cancellation));
        }
        catch (AwsException error)
        {
            return TaskResult.Failed(error.Code, error.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    // A child of a distributed Map acts for the state machine that the Map is in.
    private void Authorize(HttpTaskCall call, string stateMachineArn, Caller caller)
    {
        try
        {
            access.Authorize(caller, "states:InvokeHTTPEndpoint", stateMachineArn.Split('/')[0], new Dictionary<string, string>
            {
                ["states:HTTPEndpoint"] = call.Endpoint,
                ["states:HTTPMethod"] = call.Method,
            });
        }
        catch (AwsException)
        {
            throw HttpTaskError.AccessDenied(call.Endpoint);
        }
    }

    private Connection Connect(string arn, Caller caller)
    {
        try
        {
            access.Authorize(caller, "events:RetrieveConnectionCredentials", arn);
            var connection = connections.Find(arn)
                ?? throw HttpTaskError.Connection("ResourceNotFound", $"Connection '{arn}' does not exist.");
            access.Authorize(caller, "secretsmanager:DescribeSecret", connection.SecretArn);
            access.Authorize(caller, "secretsmanager:GetSecretValue", connection.SecretArn);
            return connection;
        }
        catch (AwsException refused) when (refused.Code == "AccessDeniedException")
        {
            throw HttpTaskError.Connection("AccessDenied", refused.Message);
        }
    }

    private async Task<Value> SendAsync(HttpRequestMessage message, HttpTrace? trace, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var response = await _http.SendAsync(message, either.Token);
            trace?.Response = await HttpTaskTrace.OfAsync(response, either.Token);
            return await HttpTaskResponse.ReadAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw HttpTaskError.Socket($"{message.Method} {message.RequestUri!.GetLeftPart(UriPartial.Path)} was not answered within {Limit.TotalSeconds} seconds.");
        }
        catch (HttpRequestException failure)
        {
            throw failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? HttpTaskError.TooLarge() : HttpTaskError.Socket(failure.Message);
        }
    }
}
