using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Stepyard.Components;
using Stepyard.Local.Provisioning;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity.Values;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.EndToEnd;

/// <summary>Whatever JSON a client sends, that JSON arrives: 10,000 random documents and dragons over HTTP, and as many through the templates alone.</summary>
public sealed class RandomPayloadTests : IAsyncLifetime, IAsyncDisposable
{
    private const string ExecutionLogs = "/aws/vendedlogs/states/WebhookStateMachine-dev";
    private const string StateMachine = "arn:aws:states:us-east-1:123456789012:stateMachine:DragonsStateMachine-dev";

    private static readonly string[] TextMembers = ["dragonName", "description", "family", "city", "country", "state", "neighborhood"];

    private static readonly string[] BackendMembers =
        ["dragon_name_str", "description_str", "family_str", "location_city_str", "location_country_str", "location_state_str", "location_neighborhood_str"];

    private static readonly Gen<string[]> DragonTexts = RandomJson.Text.Where(text => text.Any(character => !char.IsWhiteSpace(character) && !char.IsControl(character))).ArrayOf(TextMembers.Length);

    private readonly DefinitionFolder _definitions = new();
    private readonly LiveYard _yard;

    public RandomPayloadTests()
    {
        // What the workflows do is not the question, and would take its time: what they are given is.
        const string Nothing = "\"StartAt\": \"Nothing\", \"States\": {\"Nothing\": {\"Type\": \"Pass\", \"End\": true}}";
        _definitions.Write("webhook", $"{{\"Comment\": \"${{LogPayloadArn}}\", {Nothing}}}");
        _definitions.Write("dragons", $"{{\"Comment\": \"${{ValidateDragonArn}} ${{AddDragonArn}}\", {Nothing}}}");
        _yard = new() { Overrides = new Dictionary<string, string> { ["stepyard:definitions"] = _definitions.Path } };
    }

    public Task InitializeAsync() => _yard.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _yard.DisposeAsync();
        _definitions.Dispose();
    }

    [Fact]
    public async Task Random_documents_arrive_through_the_webhook()
    {
        // In portions that a log group holds.
        foreach (var documents in Drawn(RandomJson.Document, 5_000).Chunk(1_000))
        {
            // What the portion before has left behind is from before this moment.
            var startTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 1;
            SpinWait.SpinUntil(() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() >= startTime);

            await Parallel.ForEachAsync(documents, async (document, _) =>
                (await _yard.SendRestAsync("POST", "/dev/webhook", document)).ShouldBe((200, """{"status": "webhook submitted"}"""), document));

            var inputs = await LiveYard.EventuallyAsync(async () => await InputsSince(startTime) is { } found && found.Count >= documents.Length ? found : null);
            inputs.Select(Canonical).ShouldBe(documents.Select(Canonical), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Random_texts_of_dragons_arrive_and_come_back()
    {
        var executions = new ConcurrentDictionary<string, string[]>();
        await Parallel.ForEachAsync(Drawn(DragonTexts, 5_000), async (texts, _) =>
        {
            var (status, started) = await _yard.SendRestAsync("POST", "/dev/dragons", Report(texts));
            status.ShouldBe(200, started);
            executions[JsonElement.Parse(started).GetProperty("executionArn").GetString()!.Split(':')[7]] = texts;
        });

        await Parallel.ForEachAsync(executions, async (execution, _) =>
        {
            var report = await LiveYard.EventuallyAsync(async () =>
                (await _yard.SendRestAsync("GET", $"/dev/dragons/{execution.Key}")).Body is var body && body.Contains("\"SUCCEEDED\"", StringComparison.Ordinal) ? body : null);
            TextsOf(JsonElement.Parse(report).GetProperty("output")).ShouldBe(execution.Value);
        });
    }

    [Fact]
    public void Random_documents_pass_the_webhooks_template_to_the_letter() =>
        Prop.ForAll(RandomJson.Document.ToArbitrary(), document => InputOf("webhook", document).ShouldBe(document)).Check(Draws.Of(10_000));

    [Fact]
    public void Random_texts_of_dragons_pass_the_template() =>
        Prop.ForAll(DragonTexts.ToArbitrary(), texts => TextsOf(JsonElement.Parse(InputOf("dragons", Report(texts)))).ShouldBe(texts)).Check(Draws.Of(5_000));

    [Fact]
    public void A_random_name_of_an_execution_stays_within_the_workflow() =>
        Prop.ForAll(RandomJson.Text.ToArbitrary(), name =>
        {
            var mapped = Map(Mappings["dragon-report"].Requests["application/json"], "", new(new Dictionary<string, string> { ["executionName"] = name }, new Dictionary<string, string>(), new Dictionary<string, string>()));

            var request = JsonElement.Parse(mapped);
            request.EnumerateObject().Count().ShouldBe(1);
            request.GetProperty("executionArn").GetString().ShouldBe($"{StateMachine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}");
        }).Check(Draws.Of(2_000));

    [Fact]
    public void A_random_error_and_cause_are_answered_as_valid_JSON()
    {
        var failures =
            from status in Gen.Elements("FAILED", "TIMED_OUT")
            from error in RandomJson.Quoted(RandomJson.Text.Select(text => $"E{text}"))
            from cause in RandomJson.Quoted(RandomJson.Text)
            select (status, error, cause);

        Prop.ForAll(failures.ToArbitrary(), failure =>
        {
            var mapped = Map(Mappings["pizza"].Responses["application/json"], $$"""{"status":"{{failure.status}}","error":{{failure.error}},"cause":{{failure.cause}}}""");

            JsonElement.DeepEquals(JsonElement.Parse(mapped), JsonElement.Parse($$"""{"error":{{failure.error}},"cause":{{failure.cause}}}""")).ShouldBeTrue(mapped);
        }).Check(Draws.Of(2_000));
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, RestMapping> Mappings { get; } = RestMapping.ReadAll(Repository.Find().Definitions);

    private static readonly ConcurrentDictionary<string, MappingTemplate> Parsed = new();

    /// <summary>The input that a route starts its workflow with.</summary>
    private static string InputOf(string route, string body) => JsonElement.Parse(Map(Mappings[route].Requests["application/json"], body)).GetProperty("input").GetString()!;

    private static string Map(string template, string body, RequestParameters? parameters = null) =>
        Parsed.GetOrAdd(template, text => MappingTemplate.Parse($"#set($stateMachineArn = '{StateMachine}'){text}"))
            .Render(new Payload(body, whenEmpty: "{}"), parameters ?? new(new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>()), new() { ["responseOverride"] = new VelocityMap() }, []);

    private static List<T> Drawn<T>(Gen<T> values, int count)
    {
        var drawn = new List<T>();
        Prop.ForAll(values.ToArbitrary(), drawn.Add).Check(Draws.Of(count));
        return drawn;
    }

    private async Task<List<string>> InputsSince(long startTime)
    {
        var inputs = new List<string>();
        string? nextToken = null;
        do
        {
            var page = await _yard.AwsAsync("Logs_20140328.FilterLogEvents", new { logGroupName = ExecutionLogs, filterPattern = "{ $.type = \"ExecutionStarted\" }", startTime, nextToken });
            inputs.AddRange(page.GetProperty("events").EnumerateArray().Select(e => JsonElement.Parse(e.GetProperty("message").GetString()!).GetProperty("details").GetProperty("input").GetString()!));
            nextToken = page.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
        }
        while (nextToken is not null);
        return inputs;
    }

    /// <summary>JSON in one way of writing it: equal texts are equal values.</summary>
    private static string Canonical(string json) => Canonical(JsonElement.Parse(json));

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{JsonSerializer.Serialize(member.Name)}:{Canonical(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        JsonValueKind.Number => element.GetDouble() is var number && number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture),
        _ => element.GetRawText(),
    };

    private static string Report(string[] texts) => JsonSerializer.Serialize(
        TextMembers.Zip(texts).ToDictionary(pair => pair.First, object (pair) => pair.Second).Append(new("reportingPhoneNumber", "15550000011")).Append(new("confirmationRequired", false)).ToDictionary());

    private static string[] TextsOf(JsonElement backend) => [.. BackendMembers.Select(member => backend.GetProperty(member).GetString()!)];
}
