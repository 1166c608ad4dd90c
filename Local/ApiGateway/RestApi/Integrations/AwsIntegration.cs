using System.Buffers;
using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.ApiGateway.RestApi.Integrations;

/// <summary>An operation of an AWS service that speaks AWS JSON, called as a role: <c>arn:aws:apigateway:REGION:states:action/StartExecution</c>.</summary>
/// <param name="operation">The operation.</param>
/// <param name="credentialsArn">The role.</param>
/// <param name="access">Decides whether API Gateway may act as it.</param>
/// <param name="account">The local account.</param>
/// <param name="terminal">Shows bugs.</param>
internal sealed class AwsIntegration(IJsonOperation operation, string credentialsArn, IAccess access, Account account, ITerminal terminal) : Integration
{
    public override async ValueTask<IntegrationAnswer> CallAsync(string body, RestExchange exchange)
    {
        var caller = Assume(exchange);
        var response = new ArrayBufferWriter<byte>(1024);
        try
        {
            // What has been started goes on when the client has stopped waiting: hence no cancellation.
            await JsonProtocol.CallAsync(operation, Encoding.UTF8.GetBytes(body), response, caller, CancellationToken.None);
            return new(200, Encoding.UTF8.GetString(response.WrittenSpan));
        }
        catch (Exception e)
        {
            var fault = Faults.Of(e, operation.Target, terminal);
            response.ResetWrittenCount();
            JsonProtocol.WriteFault(response, fault);
            return new(fault.Status, Encoding.UTF8.GetString(response.WrittenSpan), $"{fault.Code}: {fault.Message}");
        }
    }

    private Caller Assume(RestExchange exchange)
    {
        try
        {
            var source = account.Arn("execute-api", $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Http.Request.Method}{exchange.Path}");
            return access.Assume(credentialsArn, ApiGateway.Integration.Principal, source, ApiGateway.Integration.Session);
        }
        catch (AwsException e)
        {
            throw Refusal.Misconfigured(e.Message);
        }
    }
}
