namespace Stepyard.Tests.Local.EventBridge;

public sealed class PutEventsTests
{
    [Fact]
    public async Task Each_entry_fails_for_itself()
    {
        await using var yard = await EventYard.OpenAsync();

        var answer = await yard.CallAsync("PutEvents", new
        {
            Entries = new object[]
            {
                new { Source = "shop", DetailType = "Order", Detail = "{}" },
                new { DetailType = "Order", Detail = "{}" },
                new { Source = "shop", Detail = "{}" },
                new { Source = "shop", DetailType = "Order" },
                new { Source = "shop", DetailType = "Order", Detail = "\"text\"" },
                new { Source = "shop", DetailType = "Order", Detail = "{" },
                new { Source = "aws.shop", DetailType = "Order", Detail = "{}" },
            },
        });

        answer.GetProperty("FailedEntryCount").GetInt32().ShouldBe(6);
        var entries = answer.GetProperty("Entries").EnumerateArray().ToList();
        Guid.TryParse(entries[0].GetProperty("EventId").GetString(), out _).ShouldBeTrue();
        entries[1..].Select(entry => (entry.GetProperty("ErrorCode").GetString(), entry.GetProperty("ErrorMessage").GetString())).ShouldBe(
        [
            ("InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument."),
            ("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument."),
            ("InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument."),
            ("MalformedDetail", "Detail is malformed."),
            ("MalformedDetail", "Detail is malformed."),
            ("NotAuthorizedForSourceException", "Not authorized for the source."),
        ]);
    }

    [Fact]
    public async Task Too_many_entries_and_too_large_ones_are_refused_together()
    {
        await using var yard = await EventYard.OpenAsync();
        var entry = new { Source = "shop", DetailType = "Order", Detail = $$"""{"a":"{{new string('x', 200_000)}}"}""" };

        (await yard.RefusalAsync("PutEvents", new { Entries = new[] { entry, entry } })).ShouldBe(("ValidationException", "Total size of the entries in the request is over the limit."));
        (await yard.RefusalAsync("PutEvents", new { Entries = Array.Empty<object>() })).ShouldBe(
            ("ValidationException", "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1"));
        (await yard.RefusalAsync("PutEvents", new { Entries = Enumerable.Repeat(new { Source = "s" }, 11) })).Message.ShouldEndWith("Member must have length less than or equal to 10");
    }

    [Fact]
    public async Task A_role_puts_events_on_the_buses_that_its_policy_names()
    {
        await using var yard = await EventYard.OpenAsync(null, EventYard.Role("sender", "events:PutEvents", "arn:aws:events:us-east-1:123456789012:event-bus/default", "states.amazonaws.com"));
        var caller = yard.Yard.Access.Assume(yard.RoleArn("sender"), "states.amazonaws.com", "arn:aws:states:::x", "session");
        var entry = new { Source = "shop", DetailType = "Order", Detail = "{}", EventBusName = "shop" };
        await yard.CallAsync("CreateEventBus", new { Name = "shop" });

        await yard.CallAsync("PutEvents", new { Entries = new[] { entry with { EventBusName = "default" } } }, caller);
        var refusal = await yard.RefusalAsync("PutEvents", new { Entries = new[] { entry } }, caller);

        refusal.Code.ShouldBe("AccessDeniedException");
        refusal.Message.ShouldContain("is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:123456789012:event-bus/shop");
    }

    [Fact]
    public async Task An_event_on_a_bus_that_does_not_exist_is_taken_and_the_terminal_says_where_it_went()
    {
        await using var yard = await EventYard.OpenAsync();

        await yard.PutAsync(bus: "none");

        yard.Terminal.Lines.ShouldContain("events: 'Order' of shop goes nowhere: there is no event bus none. There are: default.");
    }
}
