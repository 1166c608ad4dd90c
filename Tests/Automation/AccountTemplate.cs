using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Automation;

/// <summary>A CloudFormation template of <c>deploy/</c> as it comes out for one environment: parameters, <c>!Sub</c>, <c>!Ref</c> and <c>!GetAtt</c> filled in.</summary>
internal sealed partial class AccountTemplate
{
    private readonly Dictionary<string, string> _values;

    private AccountTemplate(string file, Dictionary<string, string> values)
    {
        _values = values;
        using var reader = File.OpenText(Path.Combine(Repository.Find().Root, "deploy", file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        Resources = Value(yaml.Documents.Single().RootNode["Resources"])!.AsObject();
    }

    public JsonObject Resources { get; }

    public static AccountTemplate State { get; } = new("state.yaml", Account());

    /// <summary>The roles of one environment.</summary>
    public static AccountTemplate GitHub(string environment) => new("github.yaml", new(Account())
    {
        ["Repository"] = "octo-org/stepyard",
        ["Environment"] = environment,
        ["StateBucket"] = "state",
        ["StateKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/1234",
        ["CreateProvider"] = "yes",
    });

    public JsonObject Properties(string resource) => Resources[resource]!["Properties"]!.AsObject();

    /// <summary>The policies of a role, as IAM reads them.</summary>
    public IEnumerable<PolicyDocument> PoliciesOf(string role) =>
        from reference in Properties(role)["ManagedPolicyArns"]!.AsArray()
        let name = reference!.GetValue<string>()
        select PolicyDocument.ParseIdentity(name, Properties(name)["PolicyDocument"]!.ToJsonString());

    /// <summary>Every action that a role's policies name.</summary>
    public IEnumerable<string> ActionsOf(string role) => PoliciesOf(role).SelectMany(policy => policy.Statements).SelectMany(statement => statement.Actions);

    /// <summary>What IAM says to a role that wants to do something.</summary>
    public bool May(string role, string action, string resource, params (string Key, string Value)[] keys) =>
        Decision.Of(
            [.. PoliciesOf(role)],
            new(action, resource, null, keys.ToDictionary(key => key.Key, key => key.Value, StringComparer.OrdinalIgnoreCase))).IsAllowed;

    private static Dictionary<string, string> Account() => new()
    {
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "us-east-1",
        ["AWS::AccountId"] = "123456789012",
    };

    private JsonNode? Value(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Value(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Value)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new ShouldAssertException($"{node} is not expected in a template"),
    };

    private JsonNode Scalar(YamlScalarNode scalar) => (scalar.Tag.IsEmpty ? "" : scalar.Tag.Value) switch
    {
        "!Sub" => Placeholder().Replace(scalar.Value!, found => _values.GetValueOrDefault(found.Groups["name"].Value, found.Value)),
        "!Ref" => _values.GetValueOrDefault(scalar.Value!, scalar.Value!),
        "!GetAtt" => scalar.Value!,
        _ when scalar.Style == ScalarStyle.Plain && bool.TryParse(scalar.Value, out var truth) => truth,
        _ => scalar.Value!,
    };

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z:]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
