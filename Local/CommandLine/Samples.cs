using Stepyard.Local.ApiGateway;
using Stepyard.Local.ApiGateway.RestApi;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CommandLine;

/// <summary>A body to try a route with: <c>definitions/NAME.sample.json</c>, where NAME is the state machine's name in the program.</summary>
internal static class Samples
{
    public static string For(Yard yard, Route route) =>
        For(yard, yard.Resources.FirstOrDefault(resource => resource.Id == route.Integration.StateMachineArn));

    /// <summary>The sample of the state machine that a method's template names.</summary>
    public static string For(Yard yard, Method method) =>
        For(yard, yard.Resources.FirstOrDefault(resource =>
            resource.Type.EndsWith(":StateMachine", StringComparison.Ordinal) && method.Integration.Request.Texts.Any(text => text.Contains(resource.Id, StringComparison.Ordinal))));

    private static string For(Yard yard, LiveResource? stateMachine)
    {
        var file = Path.Combine(yard.Repository.Definitions, $"{stateMachine?.Name}.sample.json");
        return stateMachine is not null && File.Exists(file) ? File.ReadAllText(file).Trim() : "{}";
    }
}
