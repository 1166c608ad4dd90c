using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_made_over_the_wire_is_there_after_a_restart()
    {
        string queue;
        await using (var yard = await EventYard.OpenAsync(_folder))
        {
            queue = yard.CreateQueue("orders");
            await yard.CallAsync("CreateEventBus", new { Name = "shop", Description = "orders", Tags = new[] { new { Key = "a", Value = "1" } } });
            await yard.CallAsync("PutPermission", new { EventBusName = "shop", StatementId = "one", Action = "events:PutEvents", Principal = "*" });
            await yard.RuleAsync(new { Id = "1", Arn = queue, InputPath = "$.detail" }, bus: "shop");
            await yard.CallAsync("PutRule", new { Name = "tick", ScheduleExpression = "rate(1 day)", State = "DISABLED" });
        }

        await using var again = await EventYard.OpenAsync(_folder);
        await again.PutAsync(bus: "shop");

        (await again.BodyAsync(queue)).ShouldBe("""{"item":"book"}""");
        (await again.CallAsync("DescribeEventBus", new { Name = "shop" })).GetProperty("Policy").GetString()!.ShouldContain("\"one\"");
        (await again.CallAsync("ListTagsForResource", new { ResourceARN = again.Arn("events", "event-bus/shop") })).GetRawText().ShouldContain("\"a\"");
        (await again.CallAsync("DescribeRule", new { Name = "tick" })).GetProperty("State").GetString().ShouldBe("DISABLED");
    }

    [Fact]
    public async Task What_only_an_earlier_program_had_is_gone()
    {
        var rule = Inputs.Resource("aws-native:events:Rule", "r", """{"name":"declared","eventPattern":{"source":["shop"]}}""");
        var bus = Inputs.Resource("aws-native:events:EventBus", "b", """{"name":"declared"}""");
        await using (var yard = await EventYard.OpenAsync(_folder, rule, bus))
        {
            await yard.CallAsync("PutRule", new { Name = "mine", EventPattern = EventYard.Pattern });
        }

        await using var again = await EventYard.OpenAsync(_folder);

        (await again.CallAsync("ListRules", new { })).GetProperty("Rules").EnumerateArray().Select(kept => kept.GetProperty("Name").GetString()).ShouldBe(["mine"]);
        (await again.CallAsync("ListEventBuses", new { })).GetProperty("EventBuses").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "events.json"), """[{"name":"default"}""");

        var problem = await Should.ThrowAsync<ProvisioningException>(() => EventYard.OpenAsync(_folder));

        problem.Message.ShouldContain("events.json is damaged");
    }
}
