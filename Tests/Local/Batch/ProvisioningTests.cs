using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Batch;

public sealed class ProvisioningTests
{
    [Fact]
    public async Task A_stack_has_job_definitions_that_run()
    {
        await using var yard = await JobYard.StartAsync(Inputs.Resource("aws-native:batch:JobDefinition", "preprocessing", """
            {"type":"container","platformCapabilities":["FARGATE"],"parameters":{"who":"world"},"timeout":{"attemptDurationSeconds":60},
             "containerProperties":{"image":"busybox","command":["sh","-c","echo hello $0","Ref::who"],"resourceRequirements":[{"type":"VCPU","value":"0.25"},{"type":"MEMORY","value":"512"}]}}
            """));

        var definition = yard.Yard.Resources[^1];
        definition.Id.ShouldMatch("^preprocessing-[0-9a-f]{7}$");
        definition.Properties["jobDefinitionArn"].ShouldBe($"arn:aws:batch:us-east-1:123456789012:job-definition/{definition.Id}:1");
        var job = await yard.RunAsync(new { jobDefinition = definition.Id });
        (await yard.LogAsync(job)).ShouldBe(["hello world"]);
        job.GetProperty("platformCapabilities")[0].GetString().ShouldBe("FARGATE");
        job.GetProperty("timeout").GetProperty("attemptDurationSeconds").GetInt32().ShouldBe(60);
    }

    [Theory]
    [InlineData("ComputeEnvironment", """{"type":"MANAGED","computeResources":{"type":"FARGATE"}}""", "'computeResources' has 'maxvCpus'")]
    [InlineData("ComputeEnvironment", """{"type":"MANAGED","computeEnvironmentName":"a b"}""", "'computeEnvironmentName' is a b; up to 128 letters")]
    [InlineData("JobQueue", """{"priority":1,"computeEnvironmentOrder":[{"order":1,"computeEnvironment":"other"}]}""",
        "'computeEnvironmentOrder' names other; the stack has arn:aws:batch:us-east-1:123456789012:compute-environment/fargate.")]
    [InlineData("JobQueue", """{"priority":1,"computeEnvironmentOrder":[]}""", "'computeEnvironmentOrder' has 0 entries; 1 to 3 are allowed.")]
    [InlineData("JobDefinition", """{"type":"container"}""", "containerProperties is required.")]
    [InlineData("JobDefinition", """{"type":"container","containerProperties":{"image":"i","resourceRequirements":[{"type":"VCPU","value":"many"}]}}""",
        "The value of the resource requirement VCPU is many; it is a number.")]
    public async Task A_mistake_is_told_with_the_resource(string type, string inputs, string problem)
    {
        var mistake = await Should.ThrowAsync<ProvisioningException>(() => JobYard.StartAsync(Inputs.Resource($"aws-native:batch:{type}", "mine", inputs)));

        mistake.Message.ShouldContain($"aws-native:batch:{type} 'mine': {problem}");
    }
}
