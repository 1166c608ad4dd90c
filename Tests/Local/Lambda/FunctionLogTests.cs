using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Tests.Local.Lambda;

public sealed class FunctionLogTests
{
    private static readonly (string, object) JsonLogs = ("loggingConfig", ImmutableDictionary<string, object>.Empty.Add("logFormat", "JSON").Add("logGroup", "/test/json"));

    [Fact]
    public async Task The_log_of_an_invocation_is_framed_by_start_end_and_report()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await yard.InvokeAsync(yard.Create("Log"), logTail: true);

        var lines = Messages(yard, "/aws/lambda/test");

        lines[0].ShouldStartWith("INIT_START Runtime Version: dotnet10");
        lines[1].ShouldBe($"START RequestId: {result.RequestId} Version: $LATEST");
        lines[2].ShouldMatch($"^.{{10}}T.{{12}}Z\t{result.RequestId}\tinfo\tto the console$");
        lines[3].ShouldEndWith("\tfail\tto standard error");
        lines[4].ShouldEndWith("\twarn\tpizza pepperoni costs 12.5");
        lines[5].ShouldEndWith("\tinfo\ttwo\nlines");
        lines[6].ShouldEndWith("\tinfo\tno end");
        lines[7].ShouldBe($"END RequestId: {result.RequestId}");
        lines[8].ShouldMatch(@"^REPORT RequestId: .*\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t$");
        lines.Length.ShouldBe(9);
        result.LogTail.ShouldBe(string.Join('\n', lines[1..]) + "\n");
    }

    [Fact]
    public async Task Structured_logs_are_one_JSON_object_each()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await yard.InvokeAsync(yard.Create("Log", JsonLogs), logTail: true);

        var records = Messages(yard, "/test/json").Select(line => JsonElement.Parse(line)).ToArray();

        records.Where(record => record.TryGetProperty("type", out _)).Select(record => record.GetProperty("type").GetString())
            .ShouldBe(["platform.initStart", "platform.start", "platform.report"]);
        var warning = records.Single(record => record.TryGetProperty("level", out var level) && level.GetString() == "Warning");
        warning.GetProperty("message").GetString().ShouldBe("pizza pepperoni costs 12.5");
        warning.GetProperty("requestId").GetString().ShouldBe(result.RequestId);
        warning.GetProperty("flavour").GetString().ShouldBe("pepperoni");
        warning.GetProperty("price").GetDouble().ShouldBe(12.5);
    }

    [Fact]
    public async Task Function_logs_reach_the_terminal()
    {
        await using var yard = await FunctionYard.StartAsync();
        await yard.InvokeAsync(yard.Create("Log", JsonLogs), logTail: true);

        yard.Terminal.Lines.ShouldContain((Stepyard.Local.Terminal.Tone.Warning, "Lambda test pizza pepperoni costs 12.5"));
        yard.Terminal.Lines.ShouldContain((Stepyard.Local.Terminal.Tone.Failure, "Lambda test to standard error"));
    }

    [Fact]
    public async Task Without_permission_to_write_logs_they_are_dropped_and_the_missing_statement_is_shown()
    {
        await using var yard = await FunctionYard.StartAsync("""{"Statement":{"Effect":"Allow","Action":"xray:*","Resource":"*"}}""");
        var result = await yard.InvokeAsync(yard.Create("Log"), logTail: true);

        result.Failed.ShouldBeFalse();
        yard.Logs.All.ShouldBeEmpty();
        yard.Terminal.Lines.ShouldContain(line => line.Text.Contains("logs:CreateLogGroup"));
    }

    [Fact]
    public async Task A_traced_invocation_sends_a_segment_of_the_service_and_one_of_the_function()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Refuse", ("tracingConfig", ImmutableDictionary<string, object>.Empty.Add("mode", "Active")));
        await yard.InvokeAsync(function, """{"Text":"Henry"}""", logTail: true);

        var trace = yard.Traces.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ShouldHaveSingleItem();
        trace.Segments.Select(segment => segment.Origin).ShouldBe(["AWS::Lambda", "AWS::Lambda::Function"]);
        trace.Segments.ShouldAllBe(segment => segment.Fault);
    }

    internal static string[] Messages(FunctionYard yard, string group) => [.. yard.Logs[group].Events(_ => true).Select(one => one.Message)];
}
