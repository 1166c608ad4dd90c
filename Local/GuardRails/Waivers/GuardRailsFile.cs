using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.GuardRails.Waivers;

/// <summary>The team's <c>guardrails.yaml</c>, beside <c>Pulumi.yaml</c>: which stacks are watched and protected, and what is waived.</summary>
/// <param name="Watched">The stacks in which somebody is to be told when something goes wrong.</param>
/// <param name="Protected">The stacks whose data must not be lost.</param>
/// <param name="Waivers">What is waived.</param>
internal sealed record GuardRailsFile(ImmutableArray<string> Watched, ImmutableArray<string> Protected, ImmutableArray<Waiver> Waivers)
{
    public const string Name = "guardrails.yaml";

    private static readonly string[] Members = ["watched", "protected", "waivers"];

    private static readonly string[] WaiverMembers = ["rule", "resource", "reason", "stacks"];

    /// <summary>Reads the repository's file; without one, staging and prod are watched, prod is protected, and nothing is waived.</summary>
    /// <exception cref="ProvisioningException">It has mistakes: all of them, with their lines, and what is allowed.</exception>
    public static GuardRailsFile Read(Repository repository)
    {
        var file = Path.Combine(repository.Root, Name);
        return Parse(File.Exists(file) ? File.ReadAllText(file) : "");
    }

    /// <inheritdoc cref="Read"/>
    public static GuardRailsFile Parse(string text)
    {
        var problems = new List<string>();
        var root = Load(text, problems);
        if (root is null)
        {
            problems.ThrowIfAny();
            return new(["staging", "prod"], ["prod"], []);
        }

        Check(root, Members, problems);
        var waivers = Sequence(root, "waivers", problems).Select(node => WaiverOf(node, problems)).OfType<Waiver>().ToImmutableArray();
        var file = new GuardRailsFile(Texts(root, "watched", problems) ?? ["staging", "prod"], Texts(root, "protected", problems) ?? ["prod"], waivers);
        problems.ThrowIfAny();
        return file;
    }

    private static YamlMappingNode? Load(string text, List<string> problems)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            switch (yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode)
            {
                case null or YamlScalarNode { Value: null or "" }:
                    return null;
                case YamlMappingNode root:
                    return root;
                default:
                    problems.Add($"it has to have {string.Join(", ", Members)}");
                    return null;
            }
        }
        catch (YamlException e)
        {
            problems.Add($"line {e.Start.Line}: {e.Message}");
            return null;
        }
    }

    private static Waiver? WaiverOf(YamlNode node, List<string> problems)
    {
        if (node is not YamlMappingNode map)
        {
            problems.Add($"line {node.Start.Line}: a waiver has {string.Join(", ", WaiverMembers)}");
            return null;
        }

        Check(map, WaiverMembers, problems);
        var (rule, resource, reason) = (Text(map, "rule"), Text(map, "resource"), Text(map, "reason"));
        foreach (var missing in new (string Member, string? Value)[] { ("rule", rule), ("resource", resource), ("reason", reason) }.Where(it => string.IsNullOrWhiteSpace(it.Value)))
        {
            problems.Add($"line {map.Start.Line}: the waiver{(rule is null ? "" : $" of {rule}")}{(resource is null ? "" : $" for '{resource}'")} has no {missing.Member}; every waiver says which rule, for which resource, and why");
        }

        if (rule is { Length: > 0 } && !RuleTable.All.Any(it => it.Name == rule))
        {
            problems.Add($"line {map.Start.Line}: there is no rule '{rule}'; the rules: {string.Join(", ", RuleTable.All.Select(it => it.Name))}");
        }

        return new(rule ?? "", resource ?? "", reason?.Trim() ?? "", Texts(map, "stacks", problems) ?? [], map.Start.Line);
    }

    private static void Check(YamlMappingNode map, string[] members, List<string> problems) =>
        problems.AddRange(map.Children.Keys.Where(key => !members.Contains(((YamlScalarNode)key).Value))
            .Select(key => $"line {key.Start.Line}: '{key}' is nothing that is known here; allowed: {string.Join(", ", members)}"));

    private static YamlNode? Member(YamlMappingNode map, string name) => map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static string? Text(YamlMappingNode map, string name) => Member(map, name) is YamlScalarNode scalar ? scalar.Value : null;

    private static IEnumerable<YamlNode> Sequence(YamlMappingNode map, string name, List<string> problems)
    {
        switch (Member(map, name))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            case var other:
                problems.Add($"line {other.Start.Line}: {name} is a list");
                return [];
        }
    }

    private static ImmutableArray<string>? Texts(YamlMappingNode map, string name, List<string> problems) =>
        Member(map, name) is null ? null : [.. Sequence(map, name, problems).Select(item => item.ToString())];
}

/// <summary>Mistakes in the file.</summary>
internal static class GuardRailsFileProblems
{
    public static void ThrowIfAny(this List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ProvisioningException($"{GuardRailsFile.Name} is wrong:\n  {string.Join("\n  ", problems)}");
        }
    }
}
