using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>The <c>routingConfiguration</c> of an alias in requests and answers.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateStateMachineAlias and RoutingConfigurationListItem.</remarks>
internal static class Routing
{
    public const string Member = "routingConfiguration";
    public const string Type = "RoutingConfigurationListItem";

    /// <summary>Reads routes; what is wrong with them together is found by <see cref="Check"/>.</summary>
    public static ImmutableArray<Route> Read(IEnumerable<Members> structures) =>
        [.. structures.Select(structure => new Route(structure.Text("stateMachineVersionArn"), structure.Integer("weight", 0, 100)))];

    /// <returns>The state machine whose versions they all are.</returns>
    /// <exception cref="AwsException"><c>ValidationException</c>, <c>InvalidArn</c>.</exception>
    public static string Check(ImmutableArray<Route> routes)
    {
        var arns = $"[{string.Join(", ", routes.Select(route => route.VersionArn))}]";
        foreach (var route in routes)
        {
            Names.CheckStateMachineArn(route.VersionArn);
        }

        if (routes.Any(route => QualifiedArn.Parse(route.VersionArn).Version is null))
        {
            throw Invalid($"Routing configuration must contain state machine version ARNs. Received: {arns}");
        }

        if (routes.Select(route => route.VersionArn).Distinct().Count() < routes.Length)
        {
            throw Invalid($"Routing configuration must contain distinct state machine version ARNs. Received: {arns}");
        }

        if (routes.Sum(route => route.Weight) != 100)
        {
            throw Invalid($"Sum of routing configuration weights must equal 100. Received: [{string.Join(", ", routes.Select(route => route.Weight))}]");
        }

        var stateMachines = routes.Select(route => QualifiedArn.Parse(route.VersionArn).StateMachine).Distinct().ToArray();
        return stateMachines.Length == 1
            ? stateMachines[0]
            : throw Invalid($"Routing configuration must contain versions of one state machine. Received: {arns}");
    }

    public static void WriteRouting(this Utf8JsonWriter response, ImmutableArray<Route> routes)
    {
        response.WriteStartArray("routingConfiguration"u8);
        foreach (var route in routes)
        {
            response.WriteStartObject();
            response.WriteString("stateMachineVersionArn"u8, route.VersionArn);
            response.WriteNumber("weight"u8, route.Weight);
            response.WriteEndObject();
        }

        response.WriteEndArray();
    }

    private static AwsException Invalid(string message) => StepFunctionsError.Validation(message, "INVALID_ROUTING_CONFIGURATION");
}
