using Pulumi;
using Pulumi.AwsNative;
using Pulumi.AwsNative.Sns;
using Stepyard.Local;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Provisioning;

public sealed class ProvisionerTests
{
    private static readonly StackConfiguration Configuration = new("bakery", new Dictionary<string, string> { ["bakery:greeting"] = "hello" });

    [Fact]
    public async Task What_a_program_registers_is_live_and_what_it_outputs_is_kept()
    {
        var engine = Engine(new Bell());

        await engine.RunAsync(PulumiPrograms.Of<Bakery>(), Configuration, "dev");

        engine.Resources.ShouldHaveSingleItem().Properties["topicName"].ShouldBe("orders-us-east-1-123456789012-aws");
        engine.Outputs["topic"].ShouldBe("arn:bell");
        engine.Outputs["greeting"].ShouldBe("hello");
    }

    [Fact]
    public async Task A_resource_type_that_nobody_has_is_named()
    {
        var failure = await Should.ThrowAsync<ProvisioningException>(() => Engine().RunAsync(PulumiPrograms.Of<Bakery>(), Configuration, "dev"));

        failure.Message.ShouldStartWith("aws-native:sns:Topic 'orders' can't run here: Local has no such resource type.");
        failure.Message.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_programs_own_error_is_told_without_types_and_frames()
    {
        var failure = await Should.ThrowAsync<ProvisioningException>(() => Engine().RunAsync(PulumiPrograms.Of<Broken>(), Configuration, "dev"));

        failure.Message.ShouldBe("The oven is cold.\nThe flour is gone.");
    }

    [Fact]
    public async Task A_resource_that_is_refused_is_told_with_its_name()
    {
        var failure = await Should.ThrowAsync<ProvisioningException>(() => Engine(new Bell { Refuses = true }).RunAsync(PulumiPrograms.Of<Bakery>(), Configuration, "dev"));

        failure.Message.ShouldBe("aws-native:sns:Topic 'orders': no bells today");
    }

    private static Provisioner Engine(params IResourceType[] types) => new(types.ToDictionary(type => type.Token), new Account());

    private sealed class Bell : IResourceType
    {
        public bool Refuses { get; init; }

        public string Token => "aws-native:sns:Topic";

        public Provisioned Create(ResourceRequest request) => Refuses
            ? throw new ProvisioningException("no bells today")
            : new("bell", new Dictionary<string, object> { ["topicArn"] = "arn:bell" });
    }

    private sealed class Bakery : Stack
    {
        public Bakery()
        {
            var where = Output.Format($"orders-{GetRegion.Invoke().Apply(r => r.Region)}-{GetAccountId.Invoke().Apply(a => a.AccountId)}-{GetPartition.Invoke().Apply(p => p.Partition)}");
            var group = new ComponentResource("bakery:index:Bells", "bells");
            Topic = new Topic("orders", new TopicArgs { TopicName = where }, new CustomResourceOptions { Parent = group }).TopicArn;
            Greeting = Output.Create(new Pulumi.Config().Require("greeting"));
        }

        [Output("topic")]
        public Output<string> Topic { get; private set; }

        [Output("greeting")]
        public Output<string> Greeting { get; private set; }
    }

    private sealed class Broken : Stack
    {
        public Broken() => throw new RunException("The oven is cold.\nThe flour is gone.");
    }
}
