using Stepyard.Lambdas.CheckApplicant;

namespace Stepyard.Tests.Lambdas;

public sealed class CheckApplicantTests
{
    [Theory]
    [InlineData("Ada Lovelace", false)]
    [InlineData("4d4", true)]
    public void A_name_with_a_digit_is_flagged(string name, bool flagged) =>
        Do("CHECK_NAME", new CheckData { Name = name }).ShouldBe(new CheckResult { Flagged = flagged });

    [Theory]
    [InlineData("12 St James's Square, London", false)]
    [InlineData("somewhere", true)]
    public void An_address_without_a_number_is_flagged(string address, bool flagged) =>
        Do("CHECK_ADDRESS", new CheckData { Address = address }).ShouldBe(new CheckResult { Flagged = flagged });

    [Theory]
    [InlineData(-3600, 10, true)]
    [InlineData(-3600, 7200, false)]
    public void A_review_is_done_once_its_time_is_over(int began, double seconds, bool done) =>
        Do("CHECK_REVIEW", new CheckData { Since = DateTimeOffset.UtcNow.AddSeconds(began), Seconds = seconds }).ShouldBe(new CheckResult { Done = done });

    [Theory]
    [InlineData("CHECK_NAME")]
    [InlineData("CHECK_ADDRESS")]
    [InlineData("CHECK_REVIEW")]
    public void What_is_missing_is_the_known_error(string command)
    {
        Should.Throw<KnownError>(() => Do(command, null));
        Should.Throw<KnownError>(() => Do(command, new CheckData { Name = " ", Address = "" }));
    }

    [Theory]
    [InlineData("CHECK_AGE")]
    [InlineData(null)]
    public void Another_command_is_refused(string? command) =>
        Should.Throw<UnknownCommandException>(() => Do(command, null)).Message.ShouldContain("allowed: CHECK_NAME");

    private static CheckResult Do(string? command, CheckData? data) => Function.Handle(new CheckRequest(command, data), FunctionContext.New());
}
