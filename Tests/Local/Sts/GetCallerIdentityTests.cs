using Stepyard.Tests.Local.Sns;

namespace Stepyard.Tests.Local.Sts;

public sealed class GetCallerIdentityTests
{
    [Fact]
    public async Task Who_calls_from_outside_is_the_administrator()
    {
        await using var topics = await Topics.OpenAsync();

        var (_, answer) = await topics.CallAsync("GetCallerIdentity");

        (answer.Text("Arn"), answer.Text("Account")).ShouldBe(("arn:aws:iam::123456789012:root", "123456789012"));
    }

    [Fact]
    public async Task Code_that_runs_as_a_role_is_told_its_session()
    {
        await using var topics = await Topics.OpenAsync();

        var (_, answer) = await topics.CallAsync("GetCallerIdentity", topics.Reporter);

        answer.Text("Arn").ShouldBe("arn:aws:sts::123456789012:assumed-role/reporter/session");
        answer.Text("UserId")!.ShouldEndWith(":session");
    }
}
