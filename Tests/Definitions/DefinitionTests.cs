using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.StatesLanguage;

namespace Stepyard.Tests.Definitions;

/// <summary>The workflows of <c>definitions/</c> under virtual time: every path, with what their tasks return or throw said by the test.</summary>
public sealed class DefinitionTests
{
    private const string Report = """
        {"dragon_name_str":"Peter","description_str":"d","family_str":"f","location_city_str":"c","location_country_str":"c","location_state_str":"s",
         "location_neighborhood_str":"n","reportingPhoneNumber":"15555555555","confirmationRequired":CONFIRM}
        """;

    private static readonly TaskResult Done = TaskResult.Succeeded(NullValue.Instance);

    [Theory]
    [InlineData("true", null, "Failed To Make Pizza", "CheckFlavour ContainsPineapple RefusePizza")]
    [InlineData("false", """{"containsPineapple":false}""", null, "CheckFlavour ContainsPineapple MakePizza")]
    public void A_pizza_is_made_unless_it_contains_pineapple(string containsPineapple, string? output, string? error, string path)
    {
        var pizza = Run("pizza", """{"flavour":"any"}""", _ => TaskResult.Succeeded(Value.Parse($$"""{"containsPineapple":{{containsPineapple}}}""")), WorkflowType.Express);

        pizza.Output.ShouldBe(output);
        pizza.Result.Error.ShouldBe(error);
        Path(pizza).ShouldBe(path);
    }

    [Fact]
    public void A_function_that_is_busy_is_asked_again_and_then_the_pizza_fails()
    {
        var asked = 0;

        var pizza = Run("pizza", "{}", _ => Failed("Lambda.TooManyRequestsException", ref asked), WorkflowType.Express);

        asked.ShouldBe(3);
        pizza.Result.Error.ShouldBe("Lambda.TooManyRequestsException");
        pizza.Seconds.ShouldBeInRange(0, 3);
    }

    [Theory]
    [InlineData("true", "ReportFormat ValidateDragon AddDragon ConfirmationRequired AlertAddDragonSuccess")]
    [InlineData("false", "ReportFormat ValidateDragon AddDragon ConfirmationRequired NoAlertAddDragonSuccess")]
    [InlineData("\"perhaps\"", "ReportFormat ValidateDragon AddDragon ConfirmationRequired CatchAllFailure")]
    public void A_valid_dragon_is_added_and_confirmed_where_the_reporter_wants_it(string confirmationRequired, string path)
    {
        var sent = new List<Value>();

        var dragons = Run("dragons", Report.Replace("CONFIRM", confirmationRequired), task =>
        {
            sent.Add(task.Input);
            return Done;
        });

        Path(dragons).ShouldBe(path);
        if (path.EndsWith("AlertAddDragonSuccess", StringComparison.Ordinal) && !path.Contains("NoAlert", StringComparison.Ordinal))
        {
            sent[^1].ToJson().ShouldBe("""{"Message":"The dragon you reported has been added!","PhoneNumber":"15555555555"}""");
        }
    }

    [Fact]
    public void A_dragon_that_fails_validation_is_not_added_and_its_reporter_is_told()
    {
        var dragons = Run("dragons", Report.Replace("CONFIRM", "true"), task => task.State switch
        {
            "ValidateDragon" => TaskResult.Failed("DragonValidationException", """{"errorMessage":"known already"}"""),
            _ => TaskResult.Succeeded(task.Input),
        });

        Path(dragons).ShouldBe("ReportFormat ValidateDragon AlertDragonValidationFailure");
        dragons.Output.ShouldBe("""{"Message":"The dragon you reported failed validation and was not added","PhoneNumber":"15555555555"}""");
    }

    [Theory]
    [InlineData("ValidateDragon")]
    [InlineData("AddDragon")]
    public void What_nobody_expected_ends_in_the_catch_all_failure(string failing)
    {
        var dragons = Run("dragons", Report.Replace("CONFIRM", "true"), task => task.State == failing ? TaskResult.Failed("OutOfMemoryException", "no more") : Done);

        dragons.Result.Cause.ShouldBe("Something unknown went wrong");
        dragons.Result.Error.ShouldBeNull();
        Path(dragons).ShouldEndWith($"{failing} CatchAllFailure");
    }

    [Fact]
    public void A_function_that_recovers_is_retried_and_the_dragon_is_added()
    {
        var asked = 0;

        var dragons = Run("dragons", Report.Replace("CONFIRM", "false"), task => task.State == "ValidateDragon" && asked < 2 ? Failed("Lambda.ServiceException", ref asked) : Done);

        asked.ShouldBe(2);
        Path(dragons).ShouldEndWith("NoAlertAddDragonSuccess");
    }

    [Fact]
    public void A_clients_report_reaches_the_functions_in_the_backend_format_whatever_it_lacks_or_adds()
    {
        var seen = new List<string>();

        Run("dragons", """{"dragonName":"O'Neill \"the\" \\ dragön @@","city":"Seattle","stateMachineArn":"evil","reportingPhoneNumber":"1"}""", task =>
        {
            seen.Add(task.Input.ToJson());
            return TaskResult.Failed("DragonValidationException", null);
        });

        var report = (ObjectValue)Value.Parse(seen[0]);
        report["dragon_name_str"].ShouldBe("O'Neill \"the\" \\ dragön @@");
        report["location_city_str"].ShouldBe("Seattle");
        report["family_str"].ShouldBe(NullValue.Instance);
        report.Count.ShouldBe(9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(31_536_000)]
    public void Notify_waits_as_long_as_it_is_told_and_then_publishes_to_the_topic(int seconds)
    {
        TaskRequest? published = null;

        var notify = Run("notify", $$"""{"message":"Welcome to re:Invent!","timer_seconds":{{seconds}}}""", task =>
        {
            published = task;
            return Done;
        });

        notify.Seconds.ShouldBe(seconds);
        Path(notify).ShouldBe("WaitForTimer PublishMessage");
        published!.Resource.ShouldBe("arn:aws:states:::sns:publish");
        published.Input.ToJson().ShouldBe("""{"TopicArn":"${NotificationsTopicArn}","Message":"Welcome to re:Invent!"}""");
    }

    private static Workflow Run(string name, string input, Func<TaskRequest, TaskResult> tasks, WorkflowType type = WorkflowType.Standard) =>
        Workflow.Run(File.ReadAllText(System.IO.Path.Combine(Repository.Find().Definitions, $"{name}.asl.json")), input, tasks, type);

    private static string Path(Workflow workflow) => string.Join(' ', workflow.Events.OfType<StateEntered>().Select(e => e.Name).Where(n => !n.EndsWith("Report", StringComparison.Ordinal) && n != "NameEveryField"));

    private static TaskResult Failed(string error, ref int count)
    {
        count++;
        return TaskResult.Failed(error, null);
    }
}
