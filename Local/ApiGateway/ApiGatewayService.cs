using Stepyard.Local.ApiGateway.RestApi.Resources;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.ApiGateway;

/// <summary>API Gateway: HTTP APIs and REST APIs in front of state machines.</summary>
public static class ApiGatewayService
{
    /// <summary>Adds HTTP APIs, which answer at <see cref="Yard.HttpEndpoint"/>, and REST APIs, which answer at <see cref="Yard.RestEndpoint"/>.</summary>
    public static void AddApiGateway(this Yard yard, IStateMachines stateMachines, ILogs logs)
    {
        AddHttpApis(yard, stateMachines, logs);
        AddRestApis(yard, logs);
    }

    private static void AddHttpApis(Yard yard, IStateMachines stateMachines, ILogs logs)
    {
        var apis = yard.HttpApis;
        yard.Add(new ApiResource(apis, yard.Account, yard.HttpEndpoint));
        yard.Add(new IntegrationResource(apis, yard.Account));
        yard.Add(new RouteResource(apis));
        yard.Add(new StageResource(apis, logs, yard.Account, yard.Time));
        yard.AnswerHttp = new Gateway(apis, stateMachines, yard.Access, yard.Account, yard.Terminal, yard.Time).AnswerAsync;
    }

    private static void AddRestApis(Yard yard, ILogs logs)
    {
        var apis = yard.RestApis;
        yard.Add(new RestApiResource(apis));
        yard.Add(new PathResource(apis));
        yard.Add(new ModelResource(apis));
        yard.Add(new RequestValidatorResource(apis));
        yard.Add(new MethodResource(apis, new(yard.JsonOperations, yard.Access, yard.Account, yard.Terminal)));
        yard.Add(new GatewayResponseResource(apis));
        yard.Add(new DeploymentResource(apis));
        yard.Add(new RestApi.Resources.StageResource(apis, logs, yard.Time));
        yard.Add(new AccountResource(yard.Access, yard.Account));
        yard.AnswerRest = new RestApi.Gateway(apis, yard.Account, yard.Terminal, yard.Time).AnswerAsync;
    }
}
