using System.Collections.Immutable;
using Pulumi;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.States.Maps;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed for its distributed Map states: to start their child executions, to read items and to write results.</summary>
/// <remarks>AWS: Step Functions developer guide, "IAM policies for using Distributed Map states".</remarks>
internal static class MapPermissions
{
    /// <summary>The statements: keys that the definition does not fix come to all keys of their bucket.</summary>
    /// <exception cref="RunException">The definition does not fix a bucket.</exception>
    public static IEnumerable<Statement> Of(
        Definition definition, ImmutableDictionary<string, Output<string>> substitutions, AwsTarget target, Output<string> stateMachineArn)
    {
        var maps = definition.Machine.DistributedMaps.ToList();
        if (maps.Count == 0)
        {
            yield break;
        }

        yield return new Statement("StartChildExecutions", "states:StartExecution", stateMachineArn);
        yield return new Statement("StopChildExecutions", ["states:DescribeExecution", "states:StopExecution"], [Permissions.ExecutionsOf(stateMachineArn)]);
        if (maps.Exists(map => map.ChildType == WorkflowType.Standard))
        {
            yield return new Statement("RedriveChildExecutions", "states:RedriveExecution", ChildrenOf(stateMachineArn));
        }

        if (Arns(map => map.Reads is { } reads && IsListing(reads) ? Bucket(map, reads) : null) is { Length: > 0 } buckets)
        {
            yield return new Statement("ListItems", ["s3:ListBucket"], buckets);
        }

        if (Arns(map => map.Reads is { } reads && (reads.LeadsToOthers || !IsListing(reads)) ? Objects(map, reads) : null) is { Length: > 0 } items)
        {
            yield return new Statement("ReadItems", ["s3:GetObject"], items);
        }

        if (Arns(map => map.Writes is { } writes ? Folder(map, writes) : null) is { Length: > 0 } results)
        {
            yield return new Statement("WriteResults", ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"], results);
        }

        ImmutableArray<Output<string>> Arns(Func<MapState, string?> path) =>
            [.. maps.Select(path).OfType<string>().Distinct(StringComparer.Ordinal).Select(p => target.ObjectArn(Definition.Resolve(p, substitutions)))];

        string Bucket(MapState map, MapObjects objects) => Fixed(objects, "Bucket") ?? throw new RunException(
            $"definitions/{definition.File.Name}.asl.json: state '{map.Name}' calls {objects.Resource} on a bucket that only the input names, " +
            "so what its role needs can't be read off the definition. Give \"Bucket\" a fixed name, such as a placeholder.");

        string Objects(MapState map, MapObjects reads) =>
            $"{Bucket(map, reads)}/{(reads.LeadsToOthers ? null : Fixed(reads, "Key")) ?? "*"}";

        string Folder(MapState map, MapObjects writes) =>
            Fixed(writes, "Prefix") is { Length: > 0 } prefix ? $"{Bucket(map, writes)}/{prefix.TrimEnd('/')}/*" : $"{Bucket(map, writes)}/*";
    }

    private static Output<string> ChildrenOf(Output<string> stateMachineArn) =>
        stateMachineArn.Apply(arn => $"{arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}/*");

    private static bool IsListing(MapObjects objects) => objects.Resource.EndsWith(":listObjectsV2", StringComparison.Ordinal);

    // A JSONata expression is no more fixed than a path is.
    private static string? Fixed(MapObjects objects, string name) =>
        objects.Arguments is ObjectValue arguments && arguments.TryGetValue(name, out var value) && value is StringValue { Text: var text }
            && !text.StartsWith("{%", StringComparison.Ordinal)
            ? text
            : null;
}
