using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 5 by its link: a person approves or rejects what waits for a callback, in a browser.</summary>
public sealed partial class ApprovalTests(LiveYard yard) : IClassFixture<LiveYard>, IDisposable
{
    private readonly HttpClient _http = new();

    public static TheoryData<string> HostileTokens =>
    [
        "no token",
        "\"",
        "\\",
        "\\\"",
        "'",
        "\\'",
        "\",\"output\":\"\\\"rejected\\\"\",\"x\":\"",
        "\"}",
        "a\nb\r\n\0\u2028",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "&quot;&amp;%22%3E",
        "$util.base64Encode('a') #set($x = 1) $input.body ${context}",
        "http://elsewhere.example/",
        "ünïcödé 🍕",
        "+/=+/= %2B",
        new string('A', 2049),
    ];

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("Approve", "Approved", "approved")]
    [InlineData("Reject", "Rejected", """{"Error":"Rejected","Cause":"Somebody rejected it by its link"}""")]
    public async Task Whoever_has_the_link_opens_it_and_presses_a_button(string button, string heading, string outcome)
    {
        var (executionArn, token) = await AskAsync();

        var page = await GetAsync(Link(token));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe("Approve or reject?");
        var answered = await PressAsync(page, button);

        (answered.Status, answered.Heading).ShouldBe((HttpStatusCode.OK, heading));
        var execution = await yard.EndOfAsync(executionArn);
        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        execution.GetProperty("output").GetString()!.Trim('"').ShouldBe(outcome);
    }

    [Fact]
    public async Task Following_the_link_decides_nothing_however_often_a_scanner_does_it()
    {
        var (executionArn, token) = await AskAsync();

        foreach (var link in new[] { Link(token), Link(token, "/approve"), Link(token, "/reject") })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
            {
                using var request = new HttpRequestMessage(method, link);
                using var response = await _http.SendAsync(request);
            }
        }

        // The task still takes its answer.
        await yard.AwsAsync("AWSStepFunctions.SendTaskSuccess", new { taskToken = token, output = "\"approved\"" });
        (await yard.EndOfAsync(executionArn)).GetProperty("output").GetString().ShouldBe("\"approved\"");
    }

    [Theory]
    [InlineData("/approve", "/approve")]
    [InlineData("/approve", "/reject")]
    [InlineData("/reject", "/approve")]
    public async Task A_link_that_was_used_says_so_and_changes_nothing(string first, string second)
    {
        var (executionArn, token) = await AskAsync();
        (await PostAsync(Link(token, first))).Status.ShouldBe(HttpStatusCode.OK);
        var before = (await yard.EndOfAsync(executionArn)).GetProperty("output").GetString();

        var page = await PostAsync(Link(token, second));

        (page.Status, page.Heading).ShouldBe((HttpStatusCode.Gone, "Nobody waits for this any more"));
        (await yard.EndOfAsync(executionArn)).GetProperty("output").GetString().ShouldBe(before);
    }

    [Fact]
    public async Task A_link_whose_execution_is_over_says_so()
    {
        var (executionArn, token) = await AskAsync();
        await yard.AwsAsync("AWSStepFunctions.StopExecution", new { executionArn });

        var page = await PostAsync(Link(token, "/approve"));

        (page.Status, page.Heading).ShouldBe((HttpStatusCode.Gone, "Nobody waits for this any more"));
    }

    [Theory]
    [MemberData(nameof(HostileTokens))]
    public async Task What_is_no_token_is_damaged_and_goes_nowhere(string token)
    {
        var page = await GetAsync(Link(token));
        page.Status.ShouldBe(HttpStatusCode.OK);
        Buttons().Matches(page.Html).Select(button => button.Groups["token"].Value).ShouldBe([Encoded(token), Encoded(token)]);

        foreach (var answer in new[] { await PressAsync(page, "Approve"), await PressAsync(page, "Reject") })
        {
            (answer.Status, answer.Heading).ShouldBe((HttpStatusCode.BadRequest, "This link is damaged"));
        }

        // What stands in the link has no place in a page but where the buttons lead, encoded.
        page.Html.Replace(Encoded(token), "", StringComparison.Ordinal).ShouldBe((await GetAsync(Link("x"))).Html.Replace("taskToken=x", "taskToken=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_another_workflow_is_not_answered_here()
    {
        const string name = "elsewhere";
        await yard.AwsAsync("AWSStepFunctions.CreateStateMachine", new
        {
            name,
            roleArn = "arn:aws:iam::123456789012:role/elsewhere",
            definition = """
                {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,
                  "Parameters":{"QueueUrl":"QUEUE","MessageBody":{"TaskToken.$":"$$.Task.Token"} } } } }
                """.Replace("QUEUE", await yard.QueueUrlAsync("callback"), StringComparison.Ordinal),
        });
        await yard.AwsAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = $"arn:aws:states:us-east-1:123456789012:stateMachine:{name}" });
        var token = JsonElement.Parse((await yard.TakeAsync("callback")).GetProperty("Body").GetString()!).GetProperty("TaskToken").GetString()!;

        var page = await PostAsync(Link(token, "/approve"));

        (page.Status, page.Heading).ShouldBe((HttpStatusCode.Forbidden, "This can not be answered here"));
        await yard.AwsAsync("AWSStepFunctions.SendTaskSuccess", new { taskToken = token, output = "{}" });
    }

    [Fact]
    public async Task A_link_without_a_token_says_what_is_missing()
    {
        var page = await GetAsync(new(yard.RestEndpoint!, "/dev/approvals"));
        var answer = await PostAsync(new(yard.RestEndpoint!, "/dev/approvals/approve"));

        (page.Status, page.Heading).ShouldBe((HttpStatusCode.BadRequest, "This link is not complete"));
        (answer.Status, answer.Heading).ShouldBe((HttpStatusCode.BadRequest, "This link is damaged"));
    }

    [Fact]
    public async Task Pages_are_kept_by_no_cache_framed_by_no_other_page_and_pass_no_link_on()
    {
        using var page = await _http.GetAsync(Link("token"));
        using var refusal = await _http.PostAsync(Link("token", "/reject"), Form());

        foreach (var response in new[] { page, refusal })
        {
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }
    }

    [Fact]
    public async Task Neither_the_access_log_nor_the_terminal_has_the_token()
    {
        var (_, token) = await AskAsync();
        await GetAsync(Link(token));
        await PostAsync(Link(token, "/approve"));
        await PostAsync(Link(token, "/approve"));
        await yard.LineAsync(line => line.Contains("POST /dev/approvals/approve 410", StringComparison.Ordinal));

        var logged = await yard.AwsAsync("Logs_20140328.FilterLogEvents", new { logGroupName = "/aws/apigateway/stepyard-rest-dev" });
        var events = logged.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("message").GetString()!).ToList();

        events.ShouldContain(message => message.Contains("/dev/approvals/approve", StringComparison.Ordinal));
        var encoded = Encoded(token);
        events.Concat(yard.Lines).ShouldAllBe(text => !text.Contains(token) && !text.Contains(encoded));
    }

    /// <summary>The link as a worker writes it into a message: every character that a query gives a meaning to is encoded.</summary>
    private Uri Link(string token, string decision = "") => new(yard.RestEndpoint!, $"/dev/approvals{decision}?taskToken={Uri.EscapeDataString(token)}");

    /// <summary>A token as <c>$util.urlEncode</c> writes it: Java's URLEncoder.</summary>
    private static string Encoded(string token) => Uri.EscapeDataString(token).Replace("%20", "+", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    private static FormUrlEncodedContent Form() => new([]);

    private async Task<(string ExecutionArn, string Token)> AskAsync()
    {
        var (executionArn, question) = await yard.AskAsync("""{"question":"May I?"}""");
        return (executionArn, question.GetProperty("TaskToken").GetString()!);
    }

    private async Task<Page> GetAsync(Uri link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);

        // As a browser asks.
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var response = await _http.SendAsync(request);
        return new(link, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<Page> PostAsync(Uri link)
    {
        using var form = Form();
        using var response = await _http.PostAsync(link, form);
        return new(link, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Task<Page> PressAsync(Page page, string button) =>
        PostAsync(new(page.Link, Buttons().Matches(page.Html).Single(match => match.Groups["text"].Value == button).Groups["action"].Value));

    [GeneratedRegex("""<button formaction="(?<action>approvals/[a-z]+\?taskToken=(?<token>[^"]*))">(?<text>[^<]*)</button>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Buttons();

    [GeneratedRegex("<h1>(?<text>.*)</h1>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingOf();

    private sealed record Page(Uri Link, HttpStatusCode Status, string Html)
    {
        public string Heading => HeadingOf().Match(Html).Groups["text"].Value;
    }
}
