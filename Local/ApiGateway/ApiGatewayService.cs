using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.ApiGateway;

/// <summary>API Gateway: HTTP APIs in front of state machines.</summary>
public static class ApiGatewayService
{
    /// <summary>Adds HTTP APIs, which answer at <see cref="Yard.HttpEndpoint"/>.</summary>
    public static void AddApiGateway(this Yard yard, IStateMachines stateMachines, ILogs logs)
    {
        var apis = yard.HttpApis;
        yard.Add(new ApiResource(apis, yard.Account, yard.HttpEndpoint));
        yard.Add(new IntegrationResource(apis, yard.Account));
        yard.Add(new RouteResource(apis));
        yard.Add(new StageResource(apis, logs, yard.Account, yard.Time));
        yard.AnswerHttp = new Gateway(apis, stateMachines, yard.Access, yard.Account, yard.Terminal, yard.Time).AnswerAsync;
    }
}
