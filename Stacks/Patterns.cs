using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.DynamoDb;
using Pulumi.AwsNative.DynamoDb.Inputs;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 7: the pattern gallery, a Standard workflow for each definition of <c>definitions/patterns/</c>, with what they call.</summary>
public sealed class Patterns : ComponentResource
{
    private const string Folder = "patterns/";
    private const string Jsonata = "-jsonata";
    private const string Check = "CheckApplicantArn";
    private const string Applicants = "ApplicantsTable";

    /// <summary>The definitions, each in JSONPath and in JSONata.</summary>
    public static readonly ImmutableArray<DefinitionFile> Definitions =
    [
        .. Both("sequence", Check),
        .. Both("retry", Check),
        .. Both("parallel", Check),
        .. Both("choice", Check),
        .. Both("try-catch-finally", Check),
        .. Both("loop", Check),
        .. Both("map", Check),
        .. Both("put-item", Applicants),
        .. Both("aws-sdk", Applicants),
    ];

    public Patterns(ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Patterns", "patterns")
    {
        var parent = new ComponentResourceOptions { Parent = this };
        var values = ImmutableDictionary<string, Output<string>>.Empty
            .Add(Check, new Function("CheckApplicant", new FunctionArgs(), target, settings, parent).Arn)
            .Add(Applicants, ApplicantTable(settings).Id);

        Workflows =
        [
            .. In(settings.Patterns).Select(file => new Workflow(
                $"pattern-{file.Name[Folder.Length..]}",
                new WorkflowArgs(definitions[file.Name]) { Substitutions = values },
                target,
                settings,
                parent)),
        ];
        RegisterOutputs();
    }

    public ImmutableArray<Workflow> Workflows { get; }

    /// <summary>The definitions in one query language.</summary>
    /// <param name="languages"><c>JSONPath</c>, <c>JSONata</c>, <c>all</c> or <c>none</c>.</param>
    public static ImmutableArray<DefinitionFile> In(string languages) => languages switch
    {
        "all" => Definitions,
        "JSONata" => [.. Definitions.Where(IsInJsonata)],
        "JSONPath" => [.. Definitions.Where(file => !IsInJsonata(file))],
        _ => [],
    };

    private static IEnumerable<DefinitionFile> Both(string pattern, params ImmutableArray<string> placeholders) =>
        [new($"{Folder}{pattern}", WorkflowType.Standard, placeholders), new($"{Folder}{pattern}{Jsonata}", WorkflowType.Standard, placeholders)];

    private static bool IsInJsonata(DefinitionFile file) => file.Name.EndsWith(Jsonata, StringComparison.Ordinal);

    private Table ApplicantTable(StackSettings settings) => new(
        "applicants",
        new TableArgs
        {
            TableName = $"applicants-{settings.Stack}",
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = { new TableAttributeDefinitionArgs { AttributeName = "name", AttributeType = "S" } },
            KeySchema = ImmutableArray.Create(new TableKeySchemaArgs { AttributeName = "name", KeyType = "HASH" }),
            DeletionProtectionEnabled = settings.ProtectData,
            PointInTimeRecoverySpecification = new TablePointInTimeRecoverySpecificationArgs { PointInTimeRecoveryEnabled = settings.ProtectData },
            SseSpecification = new TableSseSpecificationArgs { SseEnabled = true },
        },
        new CustomResourceOptions { Parent = this, Protect = settings.ProtectData });
}
