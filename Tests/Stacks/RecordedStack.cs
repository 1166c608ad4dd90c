using System.Collections.Immutable;
using System.Text.Json;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;
using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;
using InputJson = Stepyard.Local.Provisioning.InputJson;

namespace Stepyard.Tests.Stacks;

/// <summary>A resource as the program registered it.</summary>
/// <param name="Type">Pulumi's type token.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Inputs">Its inputs as JSON, by wire name.</param>
internal sealed record RecordedResource(string Type, string Name, JsonElement Inputs)
{
    public string Text(string input) => Inputs.GetProperty(input).GetString()!;
}

/// <summary>Everything that the stack registers for one environment, without any cloud: Pulumi's own mocks record it.</summary>
internal sealed class RecordedStack
{
    private RecordedStack(ImmutableArray<Resource> tree, IEnumerable<RecordedResource> resources) =>
        (Tree, Resources) = (tree, [.. resources.OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)]);

    /// <summary>Every resource object, components and the stack included.</summary>
    public ImmutableArray<Resource> Tree { get; }

    /// <summary>What was registered with a provider, ordered by type and name.</summary>
    public ImmutableArray<RecordedResource> Resources { get; }

    public StepyardStack Stack => Tree.OfType<StepyardStack>().Single();

    /// <summary>Runs the program with an environment's own configuration file.</summary>
    /// <param name="stack">The environment: <c>dev</c>, <c>staging</c> or <c>prod</c>.</param>
    /// <param name="overrides">Configuration that differs from the file, by full key.</param>
    /// <param name="preview">Whether the outputs of resources are unknown, as in <c>pulumi preview</c>.</param>
    public static async Task<RecordedStack> Of(string stack, Dictionary<string, string>? overrides = null, bool preview = false)
    {
        var resources = new System.Collections.Concurrent.ConcurrentBag<RecordedResource>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            resources.Add(new RecordedResource(args.Type!, args.Name!, InputJson.ToElement(args.Inputs.ToImmutableDictionary(
                i => i.Key,
                // What an archive holds is the business of whoever published it.
                i => i.Value is AssetOrArchive ? i.Value.GetType().Name : i.Value))));
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", preview ? args.Inputs : args.Inputs.AddRange(OutputsOf(args))));
        });
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).Returns((MockCallArgs call) => Task.FromResult<object>(
            ImmutableDictionary<string, object>.Empty
                .Add("accountId", "123456789012")
                .Add("region", "us-east-1")
                .Add("partition", "aws")
                .Add("dnsSuffix", "amazonaws.com")));

        var repository = Repository.Find();
        var configuration = StackConfiguration.Read(repository, stack, new Dictionary<string, string>(overrides ?? [])
        {
            // Only who deploys knows them.
            ["stepyard:jobSubnetIds"] = overrides?.GetValueOrDefault("stepyard:jobSubnetIds") ?? """["subnet-11111111"]""",
            ["stepyard:jobSecurityGroupIds"] = """["sg-11111111"]""",
            ["stepyard:definitions"] = overrides?.GetValueOrDefault("stepyard:definitions") ?? Path.Combine(repository.Root, "definitions"),
        });
        var tree = await configuration.RunAsync(PulumiPrograms.Stepyard, mocks.Object, stack, preview);
        return new RecordedStack(tree, resources);
    }

    public IEnumerable<RecordedResource> Of(string type) => Resources.Where(r => r.Type == type);

    public RecordedResource Single(string type, string name) => Resources.Single(r => r.Type == type && r.Name == name);

    /// <summary>A workflow with its definition as the stack registers it: every placeholder filled in.</summary>
    /// <param name="name">The workflow's name in the program.</param>
    public WorkflowUnderTest Workflow(string name)
    {
        var stateMachine = Single("aws-native:stepfunctions:StateMachine", name);
        var type = stateMachine.Text("stateMachineType") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        return WorkflowUnderTest.FromDefinition(stateMachine.Text("definitionString"), type, name);
    }

    /// <summary>What AWS would answer for the attributes that the program uses.</summary>
    private static IEnumerable<KeyValuePair<string, object>> OutputsOf(MockResourceArgs args)
    {
        string Input(string name) => (string)args.Inputs[name];
        return args.Type switch
        {
            "aws-native:logs:LogGroup" => [new("arn", $"arn:aws:logs:us-east-1:123456789012:log-group:{Input("logGroupName")}:*")],
            "aws-native:iam:Role" => [new("arn", $"arn:aws:iam::123456789012:role/{Input("roleName")}")],
            "aws:lambda/function:Function" => [new("arn", $"arn:aws:lambda:us-east-1:123456789012:function:{Input("name")}")],
            "aws-native:stepfunctions:StateMachine" => [new("arn", $"arn:aws:states:us-east-1:123456789012:stateMachine:{Input("stateMachineName")}")],
            "aws-native:sns:Topic" => [new("topicArn", $"arn:aws:sns:us-east-1:123456789012:{Input("topicName")}")],
            "aws-native:dynamodb:Table" => [new("arn", $"arn:aws:dynamodb:us-east-1:123456789012:table/{Input("tableName")}")],
            "aws-native:sqs:Queue" =>
            [
                new("arn", $"arn:aws:sqs:us-east-1:123456789012:{Input("queueName")}"),
                new("queueUrl", $"https://sqs.us-east-1.amazonaws.com/123456789012/{Input("queueName")}"),
            ],
            "aws-native:batch:ComputeEnvironment" =>
                [new("computeEnvironmentArn", $"arn:aws:batch:us-east-1:123456789012:compute-environment/{Input("computeEnvironmentName")}")],
            "aws-native:apigatewayv2:Api" => [new("apiEndpoint", "https://abc123.execute-api.us-east-1.amazonaws.com")],
            "aws-native:apigatewayv2:Integration" => [new("integrationId", $"{args.Name}-integration")],
            _ => [],
        };
    }
}
