using Pulumi;
using Pulumi.AwsNative;
using Pulumi.AwsNative.Inputs;

namespace Stepyard.Tests.Offline;

/// <summary>What the offline edition does beyond the official one.</summary>
public sealed class OfflineEditionTests
{
    private readonly Cloud _cloud = new();

    [Fact]
    public async Task Two_resources_of_one_type_and_name_are_refused_as_the_engine_refuses_them()
    {
        var error = await _cloud.FailAsync(() =>
        {
            _ = new Thing("twin");
            _ = new Thing("twin");
        });

        error.ShouldContain("Duplicate resource URN 'urn:pulumi:stack::project::test:index:Thing::twin'; try giving it a unique name");
    }

    [Fact]
    public async Task One_name_may_serve_under_parents_of_different_types()
    {
        var resources = await _cloud.UpAsync(() =>
        {
            _ = new Thing("twin");
            _ = new Box("box", box => _ = new Thing("twin", options: new CustomResourceOptions { Parent = box }));
        });

        resources.OfType<Thing>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_child_may_depend_on_its_own_component()
    {
        var resources = await _cloud.UpAsync(() => _ = new Box("box", box => _ = new Thing(
            "thing", options: new CustomResourceOptions { Parent = box, DependsOn = { box } })));

        resources.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_providers_settings_that_are_no_text_arrive_as_json_text()
    {
        await _cloud.UpAsync(() => _ = new Provider("ireland", new ProviderArgs
        {
            Region = "eu-west-1",
            AllowedAccountIds = { "123456789012" },
            DefaultTags = new ProviderDefaultTagsArgs { Tags = { ["team"] = "red" } },
        }));

        _cloud["ireland"].Inputs["allowedAccountIds"].ShouldBe("""["123456789012"]""");
        _cloud["ireland"].Inputs["defaultTags"].ShouldBe("""{"tags":{"team":"red"}}""");
    }

    [Fact]
    public async Task Only_pulumi_up_runs_a_program_for_real()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));

        error.Message.ShouldContain("`pulumi up`");
    }
}
