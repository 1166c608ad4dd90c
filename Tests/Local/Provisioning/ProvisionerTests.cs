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

    [Fact]
    public async Task A_program_that_runs_again_changes_in_place_what_it_now_asks_for_otherwise()
    {
        var bells = new TunableBell();
        var engine = Engine(bells);
        await engine.RunAsync(Bells("orders:low", "alarm:low"), Configuration, "dev");

        var changed = await engine.RunAgainAsync(Bells("orders:low", "alarm:high"), Configuration, "dev");

        changed.Updated.ShouldHaveSingleItem().Name.ShouldBe("alarm");
        bells.Rung.ShouldBe(["orders:low", "alarm:low", "alarm:high"]);
        engine.Resources[1].Properties["displayName"].ShouldBe("high");
        (await engine.RunAgainAsync(Bells("orders:low", "alarm:high"), Configuration, "dev")).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_new_becomes_live_and_what_is_gone_is_told()
    {
        var bells = new TunableBell();
        var engine = Engine(bells);
        await engine.RunAsync(Bells("orders:low"), Configuration, "dev");

        var changed = await engine.RunAgainAsync(Bells("alarm:low"), Configuration, "dev");

        changed.Created.ShouldHaveSingleItem().Name.ShouldBe("alarm");
        changed.Gone.ShouldHaveSingleItem().Name.ShouldBe("orders");
        engine.Resources.Select(resource => resource.Name).ShouldBe(["orders", "alarm"]);
    }

    [Fact]
    public async Task Where_one_change_is_refused_none_is_made()
    {
        var bells = new TunableBell();
        var engine = Engine(bells);
        await engine.RunAsync(Bells("orders:low", "alarm:low"), Configuration, "dev");

        var failure = await Should.ThrowAsync<ProvisioningException>(() => engine.RunAgainAsync(Bells("orders:high", "alarm:cracked"), Configuration, "dev"));

        failure.Message.ShouldBe("it is cracked");
        bells.Rung.ShouldBe(["orders:low", "alarm:low", "orders:high", "orders:low"]);
        engine.Resources.ShouldAllBe(resource => resource.Properties["displayName"].Equals("low"));
    }

    [Fact]
    public async Task What_can_not_change_in_place_says_so()
    {
        var engine = Engine(new Bell());
        await engine.RunAsync(Bells("orders:low"), Configuration, "dev");

        var failure = await Should.ThrowAsync<ProvisioningException>(() => engine.RunAgainAsync(Bells("orders:high"), Configuration, "dev"));

        failure.Message.ShouldBe("aws-native:sns:Topic 'orders': it can't change while Local runs: start Local again.");
    }

    [Fact]
    public async Task A_program_that_fails_when_it_runs_again_changes_nothing()
    {
        var bells = new TunableBell();
        var engine = Engine(bells);
        await engine.RunAsync(Bells("orders:low"), Configuration, "dev");

        (await Should.ThrowAsync<ProvisioningException>(() => engine.RunAgainAsync(PulumiPrograms.Of<Broken>(), Configuration, "dev"))).Message.ShouldStartWith("The oven is cold.");

        bells.Rung.ShouldBe(["orders:low"]);
    }

    /// <summary>A program of topics, each as <c>name:displayName</c>.</summary>
    private static PulumiProgram Bells(params string[] bells) => (engine, options) => Deployment.TestAsync(engine, options, () =>
    {
        foreach (var parts in bells.Select(bell => bell.Split(':')))
        {
            _ = new Topic(parts[0], new TopicArgs { DisplayName = parts[1] });
        }
    });

    private static Provisioner Engine(params IResourceType[] types) => new(types.ToDictionary(type => type.Token), new Account());

    private sealed class Bell : IResourceType
    {
        public bool Refuses { get; init; }

        public string Token => "aws-native:sns:Topic";

        public Provisioned Create(ResourceRequest request) => Refuses
            ? throw new ProvisioningException("no bells today")
            : new("bell", new Dictionary<string, object> { ["topicArn"] = "arn:bell" });
    }

    private sealed class TunableBell : IUpdatableResourceType
    {
        public List<string> Rung { get; } = [];

        public string Token => "aws-native:sns:Topic";

        public Provisioned Create(ResourceRequest request)
        {
            var tone = request.Text("displayName");
            if (tone == "cracked")
            {
                throw new ProvisioningException("it is cracked");
            }

            Rung.Add($"{request.Name}:{tone}");
            return new("bell", new Dictionary<string, object>());
        }

        public Provisioned Update(LiveResource live, ResourceRequest request) => Create(request);
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
