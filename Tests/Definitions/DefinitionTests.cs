using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Definitions;

/// <summary>The workflows of <c>definitions/</c> under virtual time: every path, with what their tasks return or throw said by the test.</summary>
public sealed class DefinitionTests
{
    private const string Publish = "arn:aws:states:::sns:publish";

    private const string Report = """
        {"dragon_name_str":"Peter","description_str":"d","family_str":"f","location_city_str":"c","location_country_str":"c","location_state_str":"s",
         "location_neighborhood_str":"n","reportingPhoneNumber":"15555555555","confirmationRequired":CONFIRM}
        """;

    private static readonly WorkflowUnderTest Pizza = WorkflowUnderTest.FromFile("definitions/pizza.asl.json", WorkflowType.Express);

    private static readonly WorkflowUnderTest Dragons = WorkflowUnderTest.FromFile("definitions/dragons.asl.json")
        .Mock("ValidateDragon", Returns(null))
        .Mock("AddDragon", Returns(null))
        .Mock(Publish, Returns(null));

    private static readonly WorkflowUnderTest Notify = WorkflowUnderTest.FromFile("definitions/notify.asl.json").Mock(Publish, Returns(null));

    private const string Ask = "Start Task And Wait For Callback";

    private static readonly WorkflowUnderTest Callback = WorkflowUnderTest.FromFile("definitions/callback.asl.json");

    [Fact]
    public async Task A_pizza_without_pineapple_is_made()
    {
        var pizza = await Pizza.Mock("CheckFlavour", Returns(new { containsPineapple = false })).RunAsync(new { flavour = "any" });

        pizza.ShouldSucceed(new { containsPineapple = false }).ShouldTakePath("CheckFlavour", "ContainsPineapple", "MakePizza");
    }

    [Fact]
    public async Task A_pizza_with_pineapple_is_refused()
    {
        var pizza = await Pizza.Mock("CheckFlavour", Returns(new { containsPineapple = true })).RunAsync(new { flavour = "any" });

        pizza.ShouldFail("Failed To Make Pizza", "They asked for Pineapple").ShouldTakePath("CheckFlavour", "ContainsPineapple", "RefusePizza");
    }

    [Fact]
    public async Task A_function_that_is_busy_is_asked_again_and_then_the_pizza_fails()
    {
        var pizza = await Pizza.Mock("CheckFlavour", Throws("Lambda.TooManyRequestsException")).RunAsync();

        pizza.ShouldFail("Lambda.TooManyRequestsException").ShouldRetry("CheckFlavour", 2);
        pizza.Waited.TotalSeconds.ShouldBeInRange(0, 3);
    }

    [Theory]
    [InlineData("true", "AlertAddDragonSuccess")]
    [InlineData("false", "NoAlertAddDragonSuccess")]
    [InlineData("\"perhaps\"", "CatchAllFailure")]
    public async Task A_valid_dragon_is_added_and_confirmed_where_the_reporter_wants_it(string confirmationRequired, string last)
    {
        var dragons = await Dragons.RunAsync(Report.Replace("CONFIRM", confirmationRequired));

        dragons.ShouldTakePath("ReportFormat", "ValidateDragon", "AddDragon", "ConfirmationRequired", last);
        if (last == "AlertAddDragonSuccess")
        {
            dragons.ShouldCall(last, new { Message = "The dragon you reported has been added!", PhoneNumber = "15555555555" });
        }
    }

    [Fact]
    public async Task A_dragon_that_fails_validation_is_not_added_and_its_reporter_is_told()
    {
        var dragons = await Dragons.Mock("ValidateDragon", Throws("DragonValidationException", "known already")).RunAsync(Report.Replace("CONFIRM", "true"));

        dragons.ShouldSucceed()
            .ShouldTakePath("ReportFormat", "ValidateDragon", "AlertDragonValidationFailure")
            .ShouldCall("AlertDragonValidationFailure", new { Message = "The dragon you reported failed validation and was not added", PhoneNumber = "15555555555" });
    }

    [Theory]
    [InlineData("ValidateDragon")]
    [InlineData("AddDragon")]
    public async Task What_nobody_expected_ends_in_the_catch_all_failure(string failing)
    {
        var dragons = await Dragons.Mock(failing, Throws("OutOfMemoryException", "no more")).RunAsync(Report.Replace("CONFIRM", "true"));

        dragons.ShouldFail(cause: "Something unknown went wrong").Error.ShouldBeNull();
        dragons.Path.TakeLast(2).ShouldBe([failing, "CatchAllFailure"]);
    }

    [Theory]
    [InlineData("ValidateDragon")]
    [InlineData("AddDragon")]
    public async Task A_function_that_recovers_is_retried_and_the_dragon_is_added(string busy)
    {
        var dragons = await Dragons.Mock(busy, InOrder(Throws("Lambda.ServiceException").Times(2), Returns(null))).RunAsync(Report.Replace("CONFIRM", "false"));

        dragons.ShouldSucceed().ShouldRetry(busy, 2).Path[^1].ShouldBe("NoAlertAddDragonSuccess");
    }

    [Fact]
    public async Task A_clients_report_reaches_the_functions_in_the_backend_format_whatever_it_lacks_or_adds()
    {
        var dragons = await Dragons.RunAsync("""{"dragonName":"O'Neill \"the\" \\ dragön @@","city":"Seattle","stateMachineArn":"evil","reportingPhoneNumber":"1"}""");

        dragons.ShouldCall("ValidateDragon", """
            {"dragon_name_str":"O'Neill \"the\" \\ dragön @@","description_str":null,"family_str":null,
             "location_city_str":"Seattle","location_country_str":null,"location_state_str":null,"location_neighborhood_str":null,
             "reportingPhoneNumber":"1","confirmationRequired":null}
            """);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(31_536_000)]
    public async Task Notify_waits_as_long_as_it_is_told_and_then_publishes_to_the_topic(int seconds)
    {
        var notify = await Notify.RunAsync(new { message = "Welcome to re:Invent!", timer_seconds = seconds });

        notify.ShouldSucceed()
            .ShouldTakePath("WaitForTimer", "PublishMessage")
            .ShouldWait(TimeSpan.FromSeconds(seconds))
            .ShouldCall("PublishMessage", """{"TopicArn":"${NotificationsTopicArn}","Message":"Welcome to re:Invent!"}""");
    }

    [Theory]
    [InlineData("approved", "Approved")]
    [InlineData("rejected", "Rejected")]
    public async Task A_callback_ends_with_the_answer_of_whoever_took_the_message(string answer, string last)
    {
        var callback = await Callback.Mock(Ask, Returns(JsonSerializer.Serialize(answer))).RunAsync(new { question = "May I?" });

        callback.ShouldSucceed(JsonSerializer.Serialize(answer)).ShouldTakePath(Ask, "Read Answer", last);
        var message = callback.CallsOf(Ask).ShouldHaveSingleItem().Input.GetProperty("MessageBody");
        message.GetProperty("Input").GetRawText().ShouldBe("""{"question":"May I?"}""");
        message.GetProperty("TaskToken").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_callback_fails_on_an_answer_that_is_none()
    {
        var callback = await Callback.Mock(Ask, Returns("\"perhaps\"")).RunAsync();

        callback.ShouldFail("UnknownAnswer", "The answer is neither approved nor rejected");
    }

    [Fact]
    public async Task A_callback_fails_as_its_worker_says()
    {
        var callback = await Callback.Mock(Ask, Throws("NoPaper", "the printer is empty")).RunAsync();

        callback.ShouldFail("NoPaper", "the printer is empty").ShouldTakePath(Ask, "Worker Failed");
    }

    [Fact]
    public async Task A_callback_that_somebody_rejects_by_its_link_is_rejected()
    {
        var callback = await Callback.Mock(Ask, Throws("Rejected", "Somebody rejected it by its link")).RunAsync();

        callback.ShouldSucceed(new { Error = "Rejected", Cause = "Somebody rejected it by its link" }).ShouldTakePath(Ask, "Rejected");
    }

    [Fact]
    public async Task A_worker_that_is_not_heard_of_for_an_hour_has_gone()
    {
        var silent = await Callback.Mock(Ask, Never()).RunAsync();
        var slow = await Callback.Mock(Ask, After(TimeSpan.FromDays(2), Returns("\"approved\""), heartbeatEvery: TimeSpan.FromMinutes(30))).RunAsync();

        silent.ShouldFail("States.HeartbeatTimeout", "Nobody answered in time").ShouldWait(TimeSpan.FromHours(1));
        slow.ShouldFail("States.Timeout", "Nobody answered in time").ShouldWait(TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("submit-job")]
    [InlineData("run-job")]
    public async Task A_job_is_submitted_with_the_parameters_of_the_input(string workflow)
    {
        var job = await WorkflowUnderTest.FromFile($"definitions/{workflow}.asl.json")
            .Mock("Submit Batch Job", Returns(new { JobId = "1" }))
            .RunAsync(new { batchjob = new { parameters = new { source = "orders.csv", format = "csv" } } });

        job.ShouldSucceed(new { JobId = "1" }).ShouldCall("Submit Batch Job", """
            {"JobDefinition":"preprocessing-${Stack}","JobName":"preprocessingBatchJob","JobQueue":"primaryQueue-${Stack}","Parameters":{"source":"orders.csv","format":"csv"}}
            """);
    }

    [Fact]
    public async Task A_parent_has_what_became_of_the_job_of_its_child()
    {
        var parent = await WorkflowUnderTest.FromFile("definitions/parent.asl.json")
            .Mock("Run Workflow And Wait", Returns(new { ExecutionArn = "arn", Output = new { JobId = "1", Status = "SUCCEEDED", More = true } }))
            .RunAsync(new { batchjob = new { parameters = new { } } });

        parent.ShouldSucceed(new { executionArn = "arn", jobId = "1", jobStatus = "SUCCEEDED" });
    }

    [Fact]
    public async Task What_was_ordered_is_ready_when_it_is_baked()
    {
        var order = new { orderId = "42", bakingSeconds = 720 };

        var kitchen = await WorkflowUnderTest.FromFile("definitions/kitchen.asl.json").Mock(Publish, Returns(null)).RunAsync(order);

        kitchen.ShouldSucceed().ShouldWaitIn("Bake", TimeSpan.FromMinutes(12)).ShouldCall("Tell That It Is Ready", new { TopicArn = "${OrderReadyTopicArn}", Message = order });
    }

    [Fact]
    public async Task A_customer_is_told_what_is_on_its_way()
    {
        var delivery = await WorkflowUnderTest.FromFile("definitions/delivery.asl.json").Mock(Publish, Returns(null))
            .RunAsync(new[] { new { orderId = "42", flavour = "funghi", phoneNumber = "15555555555" } });

        delivery.ShouldSucceed().ShouldCall("Text The Customer", new { PhoneNumber = "15555555555", Message = "Your funghi pizza (order 42) is on its way" });
    }
}
