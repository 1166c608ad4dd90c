namespace Stepyard.Tests.Local.Sqs;

public sealed class AccessTests
{
    [Fact]
    public async Task A_role_does_what_its_policy_allows_on_the_queue_and_nothing_else()
    {
        await using var queues = await Queues.OpenAsync(null, Inputs.Resource("aws-native:iam:Role", "sender", """
            {"roleName":"sender",
             "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}},
             "policies":[{"policyName":"send","policyDocument":{"Version":"2012-10-17","Statement":
               {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders"}}}]}
            """));
        var caller = queues.Yard.Access.Assume(queues.Yard.Account.GlobalArn("iam", "role/sender"), "states.amazonaws.com", "arn:aws:states:::x", "session");
        var url = await queues.CreateAsync();

        await queues.CallAsync("SendMessage", new { QueueUrl = url, MessageBody = "m" }, caller);
        await queues.CallAsync("SendMessageBatch", new { QueueUrl = url, Entries = new[] { new { Id = "1", MessageBody = "m" } } }, caller);
        var refusal = await queues.RefusalAsync("ReceiveMessage", new { QueueUrl = url }, caller);

        (refusal.Status, refusal.Type, refusal.Query).ShouldBe((403, "com.amazon.coral.service#AccessDeniedException", "AccessDenied;Sender"));
        refusal.Message.ShouldContain($"is not authorized to perform: sqs:receivemessage on resource: {queues.Arn("orders")}");
        Queues.Told((await queues.ReceiveAsync(url))[0], "SenderId").ShouldBe("AROASTEPYARD:session");
    }
}
