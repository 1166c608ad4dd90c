using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Stepyard.Lambdas.Dragons;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<Stepyard.Lambdas.FunctionJson>))]

namespace Stepyard.Lambdas;

/// <summary>The shapes that functions receive and return, read and written without reflection: a cold start costs less.</summary>
[JsonSerializable(typeof(PineappleCheck.Order))]
[JsonSerializable(typeof(PineappleCheck.Answer))]
[JsonSerializable(typeof(DragonReport))]
[JsonSerializable(typeof(CheckApplicant.CheckRequest))]
[JsonSerializable(typeof(CheckApplicant.CheckResult))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class FunctionJson : JsonSerializerContext;
