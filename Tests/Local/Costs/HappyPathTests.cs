using Stepyard.Local.Costs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Costs;

public sealed class HappyPathTests
{
    private static readonly BilledSettings Quiet = new(1024, "ERROR", Tracing: true);

    public static TheoryData<string> Systems => [.. BilledSystem.All.Select(system => system.Name)];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Every_system_comes_to_its_end_and_is_billed_for_one_request_of_its_API(string name)
    {
        var usage = await WalkAsync(name);

        (usage[PriceList.HttpApiRequests] + usage[PriceList.RestApiRequests]).ShouldBe(1);
        (usage[PriceList.StateTransitions] + usage[PriceList.ExpressRequests]).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_pizza_is_an_Express_execution_that_calls_one_function()
    {
        var usage = await WalkAsync("pizza");

        usage[PriceList.ExpressRequests].ShouldBe(1);
        usage[PriceList.StateTransitions].ShouldBe(0);
        // Three states and a function are 80 ms, billed as 100, with 64 MB.
        usage[PriceList.ExpressGigabyteSeconds].ShouldBe(0.1m / 16);
        usage[PriceList.LambdaRequests].ShouldBe(1);
        usage[PriceList.LambdaGigabyteSeconds].ShouldBe(0.05m);
    }

    // ReportFormat, NameEveryField, FillInReport, TranslateReport, ValidateDragon, AddDragon, ConfirmationRequired, AlertAddDragonSuccess.
    [Fact]
    public async Task A_dragon_takes_eight_transitions_two_functions_a_read_and_a_write()
    {
        var usage = await WalkAsync("dragons");

        usage[PriceList.StateTransitions].ShouldBe(8);
        usage[PriceList.LambdaRequests].ShouldBe(2);
        usage[PriceList.DynamoDbReads].ShouldBe(1);
        usage[PriceList.DynamoDbWrites].ShouldBe(1);
    }

    [Fact]
    public async Task A_dragon_over_the_REST_API_needs_no_translation_which_its_template_has_done() =>
        (await WalkAsync("dragons, REST API"))[PriceList.StateTransitions].ShouldBe(5);

    [Fact]
    public async Task What_is_logged_is_paid_for()
    {
        var (quiet, loud) = (await WalkAsync("dragons"), await WalkAsync("dragons", Quiet with { LogLevel = "ALL" }));

        loud[PriceList.LogGigabytes].ShouldBeGreaterThan(quiet[PriceList.LogGigabytes] * 3);
    }

    [Fact]
    public void What_a_stack_decides_comes_from_its_configuration() =>
        BilledSettings.Of(Repository.Find(), "prod").ShouldBe(Quiet);

    private static Task<Usage> WalkAsync(string name, BilledSettings? settings = null) =>
        HappyPath.WalkAsync(BilledSystem.All.Single(system => system.Name == name), settings ?? Quiet, Repository.Find().Definitions);
}
