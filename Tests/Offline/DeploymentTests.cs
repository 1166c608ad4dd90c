using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.AwsNative;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Stepyard.Tests.Offline;

public sealed class DeploymentTests
{
    private readonly Cloud _cloud = new();

    [Fact]
    public async Task A_deployment_is_a_preview_of_project_project_and_stack_stack_unless_told_otherwise()
    {
        var told = "";

        await Deployment.TestAsync(_cloud, new TestOptions(), () => Tell());
        told.ShouldBe("project stack True");

        await Deployment.TestAsync(_cloud, new TestOptions { ProjectName = "yard", StackName = "dev", IsPreview = false }, () => Tell());
        told.ShouldBe("yard dev False");

        void Tell()
        {
            var deployment = Deployment.Instance;
            told = $"{deployment.ProjectName} {deployment.StackName} {deployment.IsDryRun}";
        }
    }

    [Fact]
    public async Task The_stack_is_returned_with_its_resources_and_never_registered_with_the_mocks()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync(("id", ImmutableDictionary<string, object>.Empty));

        var resources = await Deployment.TestAsync<OneThing>(mocks.Object);

        resources.Select(resource => resource.GetResourceName()).ShouldBe(["project-stack", "thing"], ignoreOrder: true);
        mocks.Verify(m => m.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == "test:index:Thing" && args.Name == "thing")), Times.Once);
        mocks.Verify(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()), Times.Once);
    }

    [Fact]
    public async Task A_stacks_outputs_are_registered_when_it_is_complete()
    {
        await Deployment.TestAsync<OneThing>(_cloud, new TestOptions { IsPreview = false });

        var stack = _cloud.Completed.Single(request => request.Urn.Contains("pulumi:pulumi:Stack"));
        (await OutputUtilities.GetValueAsync(stack.Outputs["thingId"])).ShouldBe("thing-id");
    }

    [Fact]
    public async Task A_function_may_return_the_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(_cloud, new TestOptions { IsPreview = false }, () =>
            new Dictionary<string, object?> { ["id"] = new Thing("thing").Id });

        resources.ShouldHaveSingleItem().ShouldBeOfType<Thing>();
        (await OutputUtilities.GetValueAsync((Output<string>)outputs["id"]!)).ShouldBe("thing-id");
    }

    [Fact]
    public async Task A_component_is_registered_with_no_inputs_and_says_when_it_is_complete()
    {
        await _cloud.UpAsync(() => _ = new Box("box"));

        _cloud["box"].Type.ShouldBe("test:index:Box");
        _cloud["box"].Inputs.ShouldBeEmpty();
        var completed = _cloud.Completed.Single(request => request.Urn.EndsWith("::box", StringComparison.Ordinal));
        (await OutputUtilities.GetValueAsync(completed.Outputs["label"])).ShouldBe("box box");
    }

    [Fact]
    public async Task An_urn_has_the_stack_the_project_the_parents_type_the_type_and_the_name()
    {
        var resources = await _cloud.UpAsync(() => _ = new Thing("thing"));

        (await OutputUtilities.GetValueAsync(resources.Single().Urn))
            .ShouldBe("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::thing");
    }

    [Fact]
    public async Task A_new_resource_of_the_default_provider_has_neither_id_nor_provider()
    {
        await _cloud.UpAsync(() => _ = new Thing("thing"));

        _cloud["thing"].Id.ShouldBe("");
        _cloud["thing"].Provider.ShouldBe("");
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id()
    {
        var resources = await _cloud.UpAsync(() => _ = new Thing("thing", options: new CustomResourceOptions { Id = "i-1" }));

        _cloud["thing"].Id.ShouldBe("i-1");
        (await OutputUtilities.GetValueAsync(resources.OfType<Thing>().Single().Id)).ShouldBe("i-1");
    }

    [Fact]
    public async Task A_provider_is_registered_and_named_to_the_resources_that_use_it()
    {
        await _cloud.UpAsync(() =>
        {
            var provider = new Provider("ireland", new ProviderArgs { Region = "eu-west-1" });
            _ = new Pulumi.AwsNative.Sns.Topic("topic", options: new CustomResourceOptions { Provider = provider });
        });

        _cloud["ireland"].Type.ShouldBe("pulumi:providers:aws-native");
        _cloud["ireland"].Inputs["region"].ShouldBe("eu-west-1");
        _cloud["topic"].Provider.ShouldBe("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:aws-native::ireland::ireland-id");
    }

    [Fact]
    public async Task A_component_hands_its_provider_down_to_its_children()
    {
        await _cloud.UpAsync(() =>
        {
            var provider = new Provider("ireland", new ProviderArgs { Region = "eu-west-1" });
            _ = new Box(
                "box",
                box => _ = new Pulumi.AwsNative.Sns.Topic("topic", options: new CustomResourceOptions { Parent = box }),
                new ComponentResourceOptions { Providers = { provider } });
        });

        _cloud["topic"].Provider!.ShouldEndWith("::ireland::ireland-id");
    }

    [Fact]
    public async Task A_resource_is_registered_after_those_that_it_depends_on()
    {
        var slow = new TaskCompletionSource();
        var mocks = new Mock<IMocks>();
        var order = new List<string>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns(async (MockResourceArgs args) =>
        {
            if (args.Name == "first")
            {
                await slow.Task;
            }

            order.Add(args.Name!);
            return ("id", (object)ImmutableDictionary<string, object>.Empty);
        });

        var deployment = Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            var first = new Thing("first");
            _ = new Thing("second", options: new CustomResourceOptions { DependsOn = { first } });
        });
        slow.SetResult();
        await deployment;

        order.ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task A_transformation_changes_what_a_component_registers()
    {
        await _cloud.UpAsync(() => _ = new Box(
            "box",
            box => _ = new Thing("thing", options: new CustomResourceOptions { Parent = box }),
            new ComponentResourceOptions
            {
                ResourceTransformations = { args => args.Resource is Thing ? new(new ThingArgs { Name = "other" }, args.Options) : null },
            }));

        _cloud["thing"].Inputs["thingName"].ShouldBe("other");
    }

    [Fact]
    public async Task Functions_are_answered_by_the_mocks()
    {
        var cloud = new Cloud { Function = _ => new Dictionary<string, object> { ["region"] = "eu-west-1" } };
        Output<string>? region = null;

        await cloud.PreviewAsync(() => region = GetRegion.Invoke().Apply(result => result.Region));

        cloud.Called.ShouldHaveSingleItem().Token.ShouldBe("aws-native:index:getRegion");
        (await OutputUtilities.GetValueAsync(region!)).ShouldBe("eu-west-1");
    }

    [Fact]
    public async Task An_error_in_the_program_surfaces_when_the_deployment_completes_as_text()
    {
        var error = await Should.ThrowAsync<RunException>(() =>
            _cloud.UpAsync(() => throw new InvalidOperationException("no oven")));

        error.Message.ShouldContain("failed with an unhandled exception");
        error.Message.ShouldContain("no oven");
        error.InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_exception_is_its_own_text()
    {
        var error = await Should.ThrowAsync<RunException>(() => _cloud.UpAsync(() => throw new RunException("no oven")));

        error.Message.ShouldBe("no oven");
    }

    [Fact]
    public async Task What_the_mocks_throw_fails_the_deployment()
    {
        var cloud = new Cloud { Resource = _ => throw new InvalidOperationException("no such resource type") };

        (await cloud.FailAsync(() => _ = new Thing("thing"))).ShouldContain("no such resource type");
    }

    [Fact]
    public async Task Several_errors_surface_together()
    {
        var error = await _cloud.FailAsync(() =>
        {
            _ = new Thing("one", new ThingArgs());
            _ = Output.Create(1).Apply(int (int _) => throw new InvalidOperationException("no oven"));
        });

        error.ShouldContain("ThingArgs.Name is required but was not given a value");
        error.ShouldContain("no oven");
    }

    [Fact]
    public async Task A_logged_error_fails_the_deployment()
    {
        var error = await _cloud.FailAsync(() => Log.Error("the yard is closed"));

        error.ShouldContain("the yard is closed");
    }

    [Fact]
    public async Task Deployments_run_side_by_side()
    {
        var clouds = Enumerable.Range(0, 8).Select(_ => new Cloud()).ToArray();

        await Task.WhenAll(clouds.Select((cloud, i) => Task.Run(() => Deployment.TestAsync(
            cloud, new TestOptions { StackName = $"stack{i}" }, () => _ = new Thing($"thing-of-{Deployment.Instance.StackName}")))));

        clouds.Select(cloud => cloud.Registered.Single().Name).ShouldBe(Enumerable.Range(0, 8).Select(i => $"thing-of-stack{i}"));
    }

    [Fact]
    public void There_is_no_deployment_outside_of_one()
    {
        Should.Throw<InvalidOperationException>(() => Deployment.Instance)
            .Message.ShouldBe("Trying to acquire Deployment.Instance before 'Run' was called.");
    }

    private sealed class OneThing : Stack
    {
        public OneThing() => Id = new Thing("thing").Id;

        [Output("thingId")]
        public Output<string> Id { get; private set; }
    }
}
