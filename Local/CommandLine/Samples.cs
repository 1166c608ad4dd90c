using Stepyard.Local.ApiGateway;

namespace Stepyard.Local.CommandLine;

/// <summary>A body to try a route with: <c>definitions/NAME.sample.json</c>, where NAME is the state machine's name in the program.</summary>
internal static class Samples
{
    public static string For(Yard yard, Route route)
    {
        var stateMachine = yard.Resources.FirstOrDefault(resource => resource.Id == route.Integration.StateMachineArn);
        var file = Path.Combine(yard.Repository.Definitions, $"{stateMachine?.Name}.sample.json");
        return stateMachine is not null && File.Exists(file) ? File.ReadAllText(file).Trim() : "{}";
    }
}
