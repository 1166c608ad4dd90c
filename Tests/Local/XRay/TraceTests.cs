using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.XRay;

namespace Stepyard.Tests.Local.XRay;

/// <summary>X-Ray over HTTP, as <c>aws xray</c> and the SDKs use it.</summary>
public sealed class TraceTests
{
    private const string Id = "1-5759e988-bd862e3fe1be46a994272793";

    [Fact]
    public async Task Segments_come_together_as_a_trace()
    {
        await using var yard = await StartAsync();
        using var http = new HttpClient { BaseAddress = yard.AwsEndpoint };
        string[] documents =
        [
            $$"""{"id":"53995c3f42cd8ad8","trace_id":"{{Id}}","name":"pizza","start_time":10.0,"end_time":12.0,"origin":"AWS::StepFunctions::StateMachine"}""",
            $$"""{"id":"53995c3f42cd8ad9","trace_id":"{{Id}}","name":"check","start_time":10.5,"end_time":11.5,"fault":true}""",
        ];

        var put = await PostAsync(http, "/TraceSegments", new { TraceSegmentDocuments = documents });
        var summaries = await PostAsync(http, "/TraceSummaries", new { StartTime = 0, EndTime = 99999999999 });
        var traces = await PostAsync(http, "/Traces", new { TraceIds = new[] { Id, "1-unknown" } });

        put.GetProperty("UnprocessedTraceSegments").GetArrayLength().ShouldBe(0);
        var summary = summaries.GetProperty("TraceSummaries")[0];
        summary.GetProperty("Id").GetString().ShouldBe(Id);
        summary.GetProperty("Duration").GetDouble().ShouldBe(2);
        summary.GetProperty("HasFault").GetBoolean().ShouldBeTrue();
        traces.GetProperty("Traces")[0].GetProperty("Segments").EnumerateArray().Select(segment => segment.GetProperty("Document").GetString()).ShouldBe(documents);
        traces.GetProperty("UnprocessedTraceIds")[0].GetString().ShouldBe("1-unknown");
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"id":1,"trace_id":2,"name":3,"start_time":4}""")]
    public async Task A_document_that_is_no_segment_is_left_unprocessed(string document)
    {
        await using var yard = await StartAsync();
        using var http = new HttpClient { BaseAddress = yard.AwsEndpoint };
        var put = await PostAsync(http, "/TraceSegments", new { TraceSegmentDocuments = new[] { document } });
        put.GetProperty("UnprocessedTraceSegments")[0].GetProperty("ErrorCode").GetString().ShouldBe("ParseError");
    }

    [Theory]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", true)]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0", false)]
    public void A_trace_header_tells_the_trace_and_whether_it_is_sampled(string header, bool sampled)
    {
        var trace = TraceHeader.Parse(header)!;
        trace.Root.ShouldBe(Id);
        trace.Sampled.ShouldBe(sampled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Sampled=1")]
    [InlineData("Root=1-57\r\nEvil: header")]
    public void What_is_no_trace_header_is_ignored(string? header) => TraceHeader.Parse(header).ShouldBeNull();

    private static Task<Yard> StartAsync() => Yard.StartAsync(Yards.Options() with
    {
        Services = yard => yard.AddXRay(),
        Program = (_, _) => Task.FromResult<ImmutableArray<Resource>>([]),
    });

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object request)
    {
        using var answer = await http.PostAsJsonAsync(path, request, JsonSerializerOptions.Default);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
