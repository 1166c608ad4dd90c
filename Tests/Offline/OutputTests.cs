using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Stepyard.Tests.Offline;

public sealed class OutputTests
{
    private static readonly Dictionary<string, object> State = new()
    {
        ["arn"] = "arn:thing",
        ["size"] = 7,
        ["ratio"] = 0.5,
        ["names"] = new[] { "x", "y" },
        ["labels"] = new Dictionary<string, object> { ["team"] = "red" },
        ["colour"] = "RED",
        ["part"] = new Dictionary<string, object> { ["partName"] = "wheel", ["size"] = 4 },
        ["either"] = 1.5,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_state_that_comes_back_fills_a_resources_outputs(bool immutable)
    {
        var thing = await UpAsync(immutable ? State.ToImmutableDictionary() : State);

        (await ValueOf(thing.Arn)).ShouldBe("arn:thing");
        (await ValueOf(thing.Size)).ShouldBe(7);
        (await ValueOf(thing.Ratio)).ShouldBe(0.5);
        (await ValueOf(thing.Names)).ShouldBe(["x", "y"]);
        (await ValueOf(thing.Labels))["team"].ShouldBe("red");
        (await ValueOf(thing.Paint)).ShouldBe(Colour.Red);
        (await ValueOf(thing.Part)).PartName.ShouldBe("wheel");
        (await ValueOf(thing.Part)).Size.ShouldBe(4);
        (await ValueOf(thing.Either)).Value.ShouldBe(1.5);
    }

    [Fact]
    public async Task What_the_state_leaves_out_is_null_after_an_update()
    {
        var thing = await UpAsync(new Dictionary<string, object>());

        (await OutputUtilities.GetIsKnownAsync(thing.Arn)).ShouldBeTrue();
        (await ValueOf(thing.Arn)).ShouldBeNull();
        (await ValueOf(thing.Size)).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_state_leaves_out_is_unknown_in_a_preview_and_Apply_is_skipped()
    {
        Output<string>? applied = null;
        var called = false;
        await new Cloud().PreviewAsync(() => applied = new Thing("thing").Arn.Apply(arn =>
        {
            called = true;
            return $"{arn}:*";
        }));

        called.ShouldBeFalse();
        (await OutputUtilities.GetIsKnownAsync(applied!)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("i-1", true)]
    public async Task An_empty_id_is_unknown(string? id, bool known)
    {
        var resources = await new Cloud { Resource = args => (id, args.Inputs) }.UpAsync(() => _ = new Thing("thing"));

        (await OutputUtilities.GetIsKnownAsync(resources.OfType<Thing>().Single().Id)).ShouldBe(known);
    }

    [Fact]
    public async Task A_resource_waits_for_the_outputs_that_it_takes_as_inputs()
    {
        var cloud = new Cloud { Resource = args => (args.Name, new Dictionary<string, object> { ["arn"] = $"arn:{args.Name}" }) };

        await cloud.UpAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Name = Output.Format($"{first.Arn}/{first.Id}") });
        });

        cloud["second"].Inputs["thingName"].ShouldBe("arn:first/first");
    }

    [Fact]
    public async Task An_output_knows_the_resources_that_it_comes_from()
    {
        var thing = await UpAsync(State);

        var dependencies = await OutputUtilities.GetDependenciesAsync(Output.Format($"{thing.Arn}!"));

        dependencies.ShouldBe([thing]);
    }

    [Fact]
    public async Task A_secret_stays_one_through_Apply_All_Tuple_and_Format()
    {
        var secret = Output.CreateSecret("hush");
        var open = Output.Create("open");

        (await Output.IsSecretAsync(secret.Apply(text => text.Length))).ShouldBeTrue();
        (await Output.IsSecretAsync(open.Apply(_ => secret))).ShouldBeTrue();
        (await Output.IsSecretAsync(Output.All(open, secret))).ShouldBeTrue();
        (await Output.IsSecretAsync(Output.Tuple(open, secret))).ShouldBeTrue();
        (await Output.IsSecretAsync(Output.Format($"{open} {secret}"))).ShouldBeTrue();
        (await Output.IsSecretAsync(Output.Format($"{open}"))).ShouldBeFalse();
        (await Output.IsSecretAsync(Output.Unsecret(secret))).ShouldBeFalse();
    }

    [Fact]
    public async Task Several_outputs_become_one()
    {
        (await ValueOf(Output.All(Output.Create(1), Output.Create(2)))).ShouldBe([1, 2]);
        (await ValueOf(Output.Tuple(Output.Create(1), Output.Create("two"), Output.Create(3.0)))).ShouldBe((1, "two", 3.0));
        (await ValueOf(Output.Format($"{Output.Create(1)}-{"two"}-{(Input<string>)"three"}"))).ShouldBe("1-two-three");
    }

    [Fact]
    public async Task One_unknown_output_makes_the_sum_of_them_unknown()
    {
        Output<string>? text = null;
        Output<ImmutableArray<string>>? list = null;
        await new Cloud { Resource = _ => ("id", new Dictionary<string, object>()) }.PreviewAsync(() =>
        {
            var unknown = new Thing("thing").Arn;
            text = Output.Format($"a{unknown}");
            list = Output.All(Output.Create("a"), unknown);
        });

        (await OutputUtilities.GetIsKnownAsync(text!)).ShouldBeFalse();
        (await OutputUtilities.GetIsKnownAsync(list!)).ShouldBeFalse();
    }

    [Fact]
    public async Task Json_text_awaits_the_outputs_inside_an_object()
    {
        var json = Output.JsonSerialize(Output.Create(new { name = Output.Create("Peter"), secret = Output.CreateSecret(1) }));

        (await ValueOf(json)).ShouldBe("""{"name":"Peter","secret":1}""");
        (await Output.IsSecretAsync(json)).ShouldBeTrue();
    }

    [Fact]
    public async Task Json_text_of_something_unknown_is_unknown()
    {
        var json = Output.JsonSerialize(Output.Create(new { name = OutputUtilities.CreateUnknown("Peter") }));

        (await OutputUtilities.GetIsKnownAsync(json)).ShouldBeFalse();
    }

    [Fact]
    public void An_output_has_no_text_of_its_own()
    {
        Output.Create("a").ToString().ShouldContain("Calling [ToString] on an [Output<T>] is not supported.");
    }

    [Fact]
    public async Task An_exception_in_Apply_fails_the_deployment()
    {
        var error = await new Cloud().FailAsync(() =>
            _ = Output.Create(1).Apply(int (int _) => throw new InvalidOperationException("the cheese has run out")));

        error.ShouldContain("the cheese has run out");
    }

    private static async Task<Thing> UpAsync(object state)
    {
        var resources = await new Cloud { Resource = args => (args.Name, state) }.UpAsync(() => _ = new Thing("thing"));
        return resources.OfType<Thing>().Single();
    }

    private static Task<T> ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);
}
