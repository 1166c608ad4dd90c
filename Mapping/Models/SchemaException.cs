namespace Stepyard.Mapping.Models;

/// <summary>What is wrong with a model's schema, and where in it.</summary>
/// <param name="pointer">A JSON pointer, <c>#/properties/name</c>.</param>
/// <param name="problem">What is wrong.</param>
internal sealed class SchemaException(string pointer, string problem) : Exception($"{pointer}: {problem}");
