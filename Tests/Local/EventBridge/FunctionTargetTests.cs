using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.Local.Lambda;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>What a function's own policy lets EventBridge do.</summary>
public sealed class FunctionTargetTests
{
    private const string RuleArn = "arn:aws:events:us-east-1:123456789012:rule/orders";

    [Fact]
    public async Task A_rule_invokes_a_function_that_permits_it()
    {
        await using var yard = await FunctionYard.StartAsync();
        var arn = yard.Create("Log");
        var target = new FunctionTarget(yard.Functions, new TargetRoles(yard.Yard.Access, yard.Terminal), yard.Yard.Access);
        var rule = new Rule { Name = "orders", Bus = EventBus.Default, Arn = RuleArn, Created = default };
        var delivery = new EventDelivery(
            rule,
            new(ObjectValue.Create("Id", "1").With("Arn", arn)),
            new("1", "shop", "Order", "123456789012", "us-east-1", default, default, [], ObjectValue.Empty));

        var refusal = await Should.ThrowAsync<AwsException>(async () => await target.DeliverAsync(delivery, CancellationToken.None));
        yard.Functions.Get(arn).Policy.Add(new("orders", "events.amazonaws.com", "lambda:InvokeFunction", arn) { SourceArn = RuleArn }, null);
        var failure = await target.DeliverAsync(delivery, CancellationToken.None);

        refusal.Code.ShouldBe("AccessDeniedException");
        yard.Terminal.Lines.ShouldContain(line => line.Text.Contains($"may not lambda:InvokeFunction on {arn} for {RuleArn}; add to the policy of {arn}:", StringComparison.Ordinal));
        failure.ShouldBeNull();
    }
}
