namespace Stepyard.Local.Provisioning;

/// <summary>A resource of the stack that is live here.</summary>
/// <param name="Type">Pulumi's type token, such as <c>aws-native:sns:Topic</c>.</param>
/// <param name="Name">The logical name in the program.</param>
/// <param name="Id">The id that the provider would have given it.</param>
/// <param name="Properties">Inputs and outputs by wire name.</param>
internal sealed record LiveResource(string Type, string Name, string Id, IReadOnlyDictionary<string, object> Properties);
