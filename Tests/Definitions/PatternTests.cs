using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Testing;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Definitions;

/// <summary>System 7: the pattern gallery under virtual time, every pattern in both query languages.</summary>
public sealed class PatternTests
{
    private const string Ada = """{"name":"Ada Lovelace","address":"12 St James's Square, London"}""";

    private const string Applicants = """{"applicants":[{"name":"Ada"},{"name":"Grace"},{"name":"4d4"}]}""";

    private static readonly string Folder = Path.Combine(Repository.Find().Definitions, "patterns");

    private static readonly TaskMock Fine = Returns(new { Payload = new { flagged = false } });

    private static readonly TaskMock Flagged = Returns(new { Payload = new { flagged = true } });

    private static readonly TaskMock Busy = Throws("KnownError", "come back");

    /// <summary>The end of a definition's name in each query language.</summary>
    public static TheoryData<string> Languages => ["", "-jsonata"];

    /// <summary>Each definition of the gallery with each test case of its mock file.</summary>
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var definition in Directory.EnumerateFiles(Folder, "*.asl.json").Select(path => Path.GetFileName(path).Split('.')[0]).Order(StringComparer.Ordinal))
            {
                var pattern = definition.Replace("-jsonata", "", StringComparison.Ordinal);
                foreach (var testCase in MockFile.Parse(File.ReadAllText(Path.Combine(Folder, $"{pattern}.mocks.json"))).File!.Cases)
                {
                    data.Add(definition, testCase.Name);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_definition_is_valid_without_a_warning()
    {
        var files = Directory.EnumerateFiles(Repository.Find().Definitions, ValidatedFile.Pattern, SearchOption.AllDirectories).Select(path => ValidatedFile.Read(path, null)).ToArray();

        files.Length.ShouldBeGreaterThan(20);
        files.SelectMany(file => file.Problems.Select(problem => $"{file.Path}{problem}")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_test_case_of_its_mock_file_runs_to_an_end(string definition, string testCase)
    {
        var pattern = definition.Replace("-jsonata", "", StringComparison.Ordinal);

        var run = await WorkflowUnderTest.FromFile($"definitions/patterns/{definition}.asl.json")
            .MockFromFile($"definitions/patterns/{pattern}.mocks.json", testCase)
            .RunAsync(await File.ReadAllTextAsync(Path.Combine(Folder, $"{pattern}.sample.json")));

        run.Calls.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Sequence_checks_the_name_and_then_the_address(string language)
    {
        var run = await Load("sequence", language).Mock("Check Name", Fine).Mock("Check Address", Flagged).RunAsync(Ada);

        run.ShouldSucceed("""{"name":"Ada Lovelace","address":"12 St James's Square, London","nameCheck":{"flagged":false},"addressCheck":{"flagged":true}}""")
            .ShouldTakePath("Check Name", "Check Address")
            .ShouldCall("Check Name", """{"FunctionName":"${CheckApplicantArn}","Payload":{"command":"CHECK_NAME","data":{"name":"Ada Lovelace","address":"12 St James's Square, London"}}}""");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Retry_tries_twice_more_after_1_and_2_seconds(string language)
    {
        var recovers = await Load("retry", language).Mock("Check Address", InOrder(Busy.Times(2), Fine)).RunAsync(Ada);
        recovers.ShouldSucceed(new { flagged = false }).ShouldRetry("Check Address", 2).ShouldWait(TimeSpan.FromSeconds(3));

        var givesUp = await Load("retry", language).Mock("Check Address", Busy).RunAsync(Ada);
        givesUp.ShouldFail("KnownError", "come back").ShouldRetry("Check Address", 2);

        var unknown = await Load("retry", language).Mock("Check Address", Throws("Other")).RunAsync(Ada);
        unknown.ShouldFail("Other").ShouldRetry("Check Address", 0);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Parallel_checks_both_at_the_same_time(string language)
    {
        var run = await Load("parallel", language)
            .Mock("Check Name", After(TimeSpan.FromSeconds(5), Fine))
            .Mock("Check Address", After(TimeSpan.FromSeconds(5), Flagged))
            .RunAsync("""{"name":"Ada"}""");

        run.ShouldSucceed("""{"name":"Ada","flagged":{"name":false,"address":true}}""").ShouldWait(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("", "CHECK_NAME", "Check Name")]
    [InlineData("", "CHECK_ADDRESS", "Check Address")]
    [InlineData("-jsonata", "CHECK_NAME", "Check Name")]
    [InlineData("-jsonata", "CHECK_ADDRESS", "Check Address")]
    public async Task Choice_does_what_the_command_says(string language, string command, string task)
    {
        var run = await Load("choice", language).Mock(task, Fine).RunAsync(new { command, data = new { name = "Ada" } });

        run.ShouldSucceed(new { flagged = false })
            .ShouldTakePath("Which Command?", task)
            .ShouldCall(task, new { FunctionName = "${CheckApplicantArn}", Payload = new { command, data = new { name = "Ada" } } });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Choice_refuses_another_command(string language) =>
        (await Load("choice", language).RunAsync(new { command = "CHECK_AGE" })).ShouldFail("UnknownCommand").ShouldTakePath("Which Command?", "Unknown Command");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Try_goes_on_and_finally_cleans_up(string language) =>
        (await Load("try-catch-finally", language).Mock("Check Address", Fine).RunAsync("{}"))
            .ShouldSucceed("""{"check":{"flagged":false},"cleanedUp":true}""")
            .ShouldTakePath("Check Address", "Clean Up", "Was It Handled?", "Done");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Catch_handles_what_is_known_and_finally_cleans_up(string language) =>
        (await Load("try-catch-finally", language).Mock("Check Address", Busy).RunAsync("{}"))
            .ShouldSucceed("""{"error":{"Error":"KnownError","Cause":"come back"},"check":{"flagged":true},"cleanedUp":true}""")
            .ShouldRetry("Check Address", 2)
            .ShouldTakePath("Check Address", "Handle Failure", "Clean Up", "Was It Handled?", "Done");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_nobody_handles_fails_the_execution_once_it_is_cleaned_up(string language) =>
        (await Load("try-catch-finally", language).Mock("Check Address", Throws("NullReferenceException", "a bug")).RunAsync("{}"))
            .ShouldFail("NullReferenceException", "a bug")
            .ShouldTakePath("Check Address", "Clean Up", "Was It Handled?", "Fail Again");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Loop_asks_every_10_seconds_until_it_is_done(string language)
    {
        var run = await Load("loop", language)
            .Mock("Check Review", InOrder(Returns(new { Payload = new { done = false } }).Times(5), Returns(new { Payload = new { done = true } })))
            .RunAsync(new { reviewSeconds = 45 });

        run.ShouldSucceed("""{"reviewSeconds":45,"review":{"done":true}}""").ShouldWait(TimeSpan.FromSeconds(50)).ShouldWaitIn("Wait 10 Seconds", TimeSpan.FromSeconds(50));
        run.CallsOf("Check Review").Count.ShouldBe(6);
        run.ShouldCall("Check Review", """{"FunctionName":"${CheckApplicantArn}","Payload":{"command":"CHECK_REVIEW","data":{"since":"2026-01-01T00:00:00.000Z","seconds":45}}}""");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Loop_gives_up_after_an_hour(string language) =>
        (await Load("loop", language).Mock("Check Review", Returns(new { Payload = new { done = false } })).RunAsync(new { reviewSeconds = 4000 }))
            .ShouldTimeOut().ShouldWait(TimeSpan.FromHours(1));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Map_checks_each_of_a_list(string language)
    {
        var run = await Load("map", language)
            .Mock("Check Name", Calls(call => call.Input.GetProperty("Payload").GetProperty("data").GetProperty("name").GetString() == "4d4" ? Flagged : Fine))
            .RunAsync(Applicants);

        run.ShouldSucceed("""{"applicants":[{"name":"Ada","check":{"flagged":false}},{"name":"Grace","check":{"flagged":false}},{"name":"4d4","check":{"flagged":true}}]}""");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Map_has_ten_under_way_at_a_time(string language)
    {
        var run = await Load("map", language)
            .Mock("Check Name", After(TimeSpan.FromSeconds(1), Fine))
            .RunAsync(new { applicants = Enumerable.Range(0, 25).Select(i => new { name = $"{i}" }) });

        run.ShouldSucceed().ShouldWait(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Put_item_stores_without_a_function(string language) =>
        (await Load("put-item", language).Mock("Store Applicant", Returns(new { })).RunAsync(Ada))
            .ShouldSucceed(Ada)
            .ShouldCall("Store Applicant", """
                {"TableName":"${ApplicantsTable}",
                 "Item":{"name":{"S":"Ada Lovelace"},"address":{"S":"12 St James's Square, London"},"applied_at":{"S":"2026-01-01T00:00:00.000Z"}}}
                """);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Aws_sdk_queries_the_table(string language) =>
        (await Load("aws-sdk", language)
            .Mock("Find Applicant", Returns("""{"Count":1,"Items":[{"name":{"S":"Ada"},"address":{"S":"12"}}],"ScannedCount":1}"""))
            .RunAsync("""{"name":"Ada"}"""))
            .ShouldSucceed("""{"count":1,"addresses":["12"]}""")
            .ShouldCall("Find Applicant", """
                {"TableName":"${ApplicantsTable}","KeyConditionExpression":"#name = :name",
                 "ExpressionAttributeNames":{"#name":"name"},"ExpressionAttributeValues":{":name":{"S":"Ada"}}}
                """);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Put_events_tells_who_listens(string language) =>
        (await Load("put-events", language).Mock("Tell Others", Returns(new { FailedEntryCount = 0 })).RunAsync("""{"name":"Ada"}"""))
            .ShouldSucceed("""{"name":"Ada"}""")
            .ShouldCall("Tell Others", """{"Entries":[{"Source":"stepyard.applicants","DetailType":"Applicant Checked","EventBusName":"default","Detail":{"name":"Ada"}}]}""");

    [Theory]
    [InlineData("", 0, "SUCCEEDED")]
    [InlineData("-jsonata", 0, "SUCCEEDED")]
    [InlineData("", 1, "FAILED")]
    [InlineData("-jsonata", 1, "FAILED")]
    public async Task Put_records_puts_all_of_a_list_and_fails_where_some_are_refused(string language, int refused, string status)
    {
        var run = await Load("put-records", language).Mock("Put Records", Returns(new { FailedRecordCount = refused })).RunAsync("""{"applicants":[{"name":"Ada"},{"name":"Grace"}]}""");

        run.ShouldCall("Put Records", """
            {"StreamName":"${ApplicantsStream}","Records":[{"Data":"{\"name\":\"Ada\"}","PartitionKey":"Ada"},{"Data":"{\"name\":\"Grace\"}","PartitionKey":"Grace"}]}
            """);
        run.Status.ToString().ShouldBe(status, StringCompareShould.IgnoreCase);
        run.Error.ShouldBe(refused == 0 ? null : "RecordsRefused");
    }

    [Fact]
    public async Task Put_records_puts_a_single_record_as_a_list_too() =>
        (await Load("put-records", "-jsonata").Mock("Put Records", Returns(new { FailedRecordCount = 0 })).RunAsync("""{"applicants":[{"name":"Ada"}]}"""))
            .ShouldCall("Put Records", """{"StreamName":"${ApplicantsStream}","Records":[{"Data":"{\"name\":\"Ada\"}","PartitionKey":"Ada"}]}""");

    private static WorkflowUnderTest Load(string pattern, string language) => WorkflowUnderTest.FromFile($"definitions/patterns/{pattern}{language}.asl.json");
}
