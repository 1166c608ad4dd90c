using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;

namespace Stepyard.Stacks;

/// <summary>Everything that one environment holds: an HTTP API, a REST API and the systems behind them.</summary>
public sealed class StepyardStack : Stack
{
    /// <summary>The definitions of all workflows.</summary>
    public static readonly ImmutableArray<DefinitionFile> Definitions =
    [
        Pizza.Definition, Dragons.Definition, Webhook.Definition, Notify.Definition, Callback.Definition, Job.SubmitDefinition, Job.RunDefinition, Job.ParentDefinition,
        Orders.KitchenDefinition, Orders.DeliveryDefinition,
    ];

    public StepyardStack()
        : this(null)
    {
    }

    /// <param name="options">What sees or changes every resource of the stack; <c>pulumi up</c> needs none.</param>
    public StepyardStack(StackOptions? options)
        : base(Tagged(options))
    {
        var settings = StackSettings.Read();
        var definitions = DefinitionFile.ReadAll(settings.Definitions, [.. Definitions, .. Patterns.In(settings.Patterns)]);
        var mappings = RestMapping.ReadAll(settings.Definitions);
        var target = new AwsTarget();
        var api = new HttpApi("stepyard", settings);
        var rest = new RestApi("stepyard-rest", mappings, target, settings);

        if (settings.Alarms)
        {
            _ = new AlarmTopic(target, settings);
        }

        var pizza = new Pizza(api, rest, definitions, target, settings);
        var dragons = new Dragons(api, rest, definitions, target, settings);
        var webhook = new Webhook(rest, definitions, target, settings);
        var notify = new Notify(api, definitions, target, settings);
        var callback = new Callback(api, rest, definitions, target, settings);
        var job = new Job(api, definitions, target, settings);
        var orders = new Orders(definitions, target, settings);

        var patterns = settings.Patterns == "none" ? null : new Patterns(definitions, target, settings);

        // What is deployed is a snapshot: this comes after the last route.
        rest.Deploy();

        Endpoint = api.Endpoint;
        RestEndpoint = rest.Endpoint;
        Routes = Map([.. pizza.Routes, dragons.Route, notify.Route, callback.Route, job.Route], r => r.Key, r => r.Url);
        RestRoutes = Map([pizza.RestRoute, .. dragons.RestRoutes, webhook.RestRoute, .. callback.RestRoutes], r => r.Key, r => r.Url);
        StateMachines = Map(
            [
                pizza.Workflow, dragons.Workflow, webhook.Workflow, notify.Workflow, callback.Workflow, job.SubmitWorkflow, job.RunWorkflow, job.ParentWorkflow,
                orders.KitchenWorkflow, orders.DeliveryWorkflow, .. patterns?.Workflows ?? [],
            ],
            w => w.Name,
            w => w.Arn);
        TopicArn = notify.TopicArn;
        TableName = dragons.TableName;
    }

    /// <summary>The HTTP API's URL.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>The URL of each route, by method and path.</summary>
    [Output("routes")]
    public Output<ImmutableDictionary<string, string>> Routes { get; private set; }

    /// <summary>The REST API's URL.</summary>
    [Output("restEndpoint")]
    public Output<string> RestEndpoint { get; private set; }

    /// <summary>The URL of each route of the REST API, by method and path.</summary>
    [Output("restRoutes")]
    public Output<ImmutableDictionary<string, string>> RestRoutes { get; private set; }

    /// <summary>The ARN of each state machine, by workflow.</summary>
    [Output("stateMachines")]
    public Output<ImmutableDictionary<string, string>> StateMachines { get; private set; }

    /// <summary>The topic that notify publishes to.</summary>
    [Output("topicArn")]
    public Output<string> TopicArn { get; private set; }

    /// <summary>The table of known dragons.</summary>
    [Output("tableName")]
    public Output<string> TableName { get; private set; }

    private static StackOptions Tagged(StackOptions? options)
    {
        var tagged = options ?? new StackOptions();
        tagged.ResourceTransformations.Add(StackTags.OnEverything);
        return tagged;
    }

    private static Output<ImmutableDictionary<string, string>> Map<T>(ImmutableArray<T> items, Func<T, string> key, Func<T, Output<string>> value) =>
        Output.All(items.Select(value))
            .Apply(values => items.Select((item, i) => KeyValuePair.Create(key(item), values[i])).ToImmutableDictionary());
}
