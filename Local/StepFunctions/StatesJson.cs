using System.Text.Json.Serialization;
using Stepyard.Local.StepFunctions.Catalogues;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.Running;

namespace Stepyard.Local.StepFunctions;

/// <summary>What stands in the lines of the files that state machines and executions are kept in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StartRecord))]
[JsonSerializable(typeof(ArchiveLine))]
[JsonSerializable(typeof(ClosedLine))]
[JsonSerializable(typeof(CatalogueLine))]
[JsonSerializable(typeof(RevisionRecord))]
internal sealed partial class StatesJson : JsonSerializerContext;
