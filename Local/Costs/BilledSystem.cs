using System.Collections.Immutable;
using Stepyard.Components;
using Stepyard.Stacks;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.Costs;

/// <summary>A system, and what has to be known of it to walk its happy path: the sample beside its definition goes in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The workflow that a request starts.</param>
/// <param name="Api">The requests that its API is billed by.</param>
/// <param name="Answers">What its Tasks come to, by name; those left out return an empty object.</param>
internal sealed record BilledSystem(string Name, DefinitionFile Definition, Dimension Api, ImmutableDictionary<string, string> Answers)
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    /// <summary>What functions do beyond their workflow: the definition shows only that they are called.</summary>
    private static readonly ImmutableDictionary<string, Usage> OfFunctions = ImmutableDictionary<string, Usage>.Empty
        .Add("ValidateDragon", Usage.None.And(PriceList.DynamoDbReads, 1))
        .Add("AddDragon", Usage.None.And(PriceList.DynamoDbWrites, 1));

    public static readonly ImmutableArray<BilledSystem> All =
    [
        new("pizza", Pizza.Definition, PriceList.HttpApiRequests, Nothing.Add("CheckFlavour", """{"containsPineapple": false}""")),
        new("dragons", Dragons.Definition, PriceList.HttpApiRequests, Nothing),
        new("dragons, REST API", Dragons.Definition, PriceList.RestApiRequests, Nothing),
        new("webhook, REST API", Webhook.Definition, PriceList.RestApiRequests, Nothing.Add("OneFuncInvoke", """{"Payload": {}}""")) { LogsEverything = true },
        new("notify", Notify.Definition, PriceList.HttpApiRequests, Nothing),
        new("callback", Callback.Definition, PriceList.HttpApiRequests, Nothing.Add("Start Task And Wait For Callback", "\"approved\"")),
        new("job", Job.RunDefinition, PriceList.HttpApiRequests, Nothing),
    ];

    /// <summary>Whether its executions are logged in full, whatever the stack says.</summary>
    public bool LogsEverything { get; init; }

    public bool IsExpress => Definition.Type == WorkflowType.Express;

    /// <summary>What a function does of its own that is billed.</summary>
    public static Usage OfFunction(string task) => OfFunctions.GetValueOrDefault(task, Usage.None);
}
