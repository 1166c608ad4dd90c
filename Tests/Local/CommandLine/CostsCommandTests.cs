using Stepyard.Local.CommandLine;

namespace Stepyard.Tests.Local.CommandLine;

public sealed class CostsCommandTests
{
    [Fact]
    public async Task Every_system_has_a_line_with_a_column_for_each_number_of_requests()
    {
        var (exitCode, output, _) = await RunAsync("--requests", "10", "2000000");

        exitCode.ShouldBe(0);
        output.ShouldContain("| 10 requests | 2,000,000 requests |");
        output.ShouldContain("\n| dragons | 8 | 2 | $");
    }

    [Fact]
    public async Task A_system_is_billed_line_by_line()
    {
        var (exitCode, output, _) = await RunAsync("--system", "notify", "--requests", "1000000");

        exitCode.ShouldBe(0);
        output.ShouldContain("| HTTP API requests | $1.00 |");
        // WaitForTimer and PublishMessage.
        output.ShouldContain("| Standard: state transitions | $50.00 |");
        output.ShouldContain("| **total** |");
    }

    [Theory]
    [InlineData("There is no system 'pasta'. There are: pizza; ", "--system", "pasta")]
    [InlineData("--requests is 0; allowed is 1 or more.", "--requests", "0")]
    [InlineData("There is no stack 'production'.", "--stack", "production")]
    public async Task What_can_not_be_billed_is_refused_with_what_can(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(message);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CostsCommand.RunAsync(CostsCommand.Create().Parse(arguments), output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
