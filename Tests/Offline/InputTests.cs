using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace Stepyard.Tests.Offline;

public sealed class InputTests
{
    private readonly Cloud _cloud = new();

    [Fact]
    public async Task Inputs_arrive_by_wire_name_and_what_was_not_set_does_not()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Enabled = true });

        Inputs.Keys.Order().ShouldBe(["enabled", "thingName"]);
        Inputs["enabled"].ShouldBe(true);
    }

    [Fact]
    public async Task Numbers_arrive_as_doubles()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Size = 3 });

        Inputs["size"].ShouldBe(3.0);
    }

    [Fact]
    public async Task Lists_arrive_as_immutable_arrays_of_objects()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Names = { "x", Output.Create("y") } });

        Inputs["names"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe(["x", "y"]);
    }

    [Fact]
    public async Task Maps_arrive_as_immutable_dictionaries_of_objects()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Labels = { ["team"] = "red", ["stage"] = Output.Create("dev") } });

        var labels = Inputs["labels"].ShouldBeOfType<ImmutableDictionary<string, object>>();
        labels["team"].ShouldBe("red");
        labels["stage"].ShouldBe("dev");
    }

    [Fact]
    public async Task Nested_arguments_arrive_as_immutable_dictionaries_by_wire_name()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Part = new PartArgs { Name = "wheel", Size = 4 } });

        var part = Inputs["part"].ShouldBeOfType<ImmutableDictionary<string, object>>();
        part["partName"].ShouldBe("wheel");
        part["size"].ShouldBe(4.0);
    }

    [Fact]
    public async Task Free_form_objects_arrive_as_dictionaries_and_arrays_all_the_way_down()
    {
        await RegisterAsync(new ThingArgs
        {
            Name = "a",
            Anything = new Dictionary<string, object?>
            {
                ["Version"] = "2012-10-17",
                ["Absent"] = null,
                ["Statement"] = new[] { new Dictionary<string, object?> { ["Resource"] = Output.Create("arn"), ["Sids"] = new List<int> { 1 } } },
            },
        });

        var document = Inputs["anything"].ShouldBeOfType<ImmutableDictionary<string, object>>();
        document.Keys.Order().ShouldBe(["Statement", "Version"]);
        var statement = document["Statement"].ShouldBeOfType<ImmutableArray<object>>()[0].ShouldBeOfType<ImmutableDictionary<string, object>>();
        statement["Resource"].ShouldBe("arn");
        statement["Sids"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe([1.0]);
    }

    [Fact]
    public async Task Json_elements_arrive_as_plain_values()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Anything = JsonSerializer.SerializeToElement(new { n = 1, list = new List<bool> { true } }) });

        var json = Inputs["anything"].ShouldBeOfType<ImmutableDictionary<string, object>>();
        json["n"].ShouldBe(1.0);
        json["list"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe([true]);
    }

    [Fact]
    public async Task String_enums_arrive_as_their_text()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Paint = Colour.Red });

        Inputs["colour"].ShouldBe("RED");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_union_arrives_as_the_value_that_it_holds(bool text)
    {
        await RegisterAsync(new ThingArgs { Name = "a", Either = text ? "text" : 1.5 });

        Inputs["either"].ShouldBe(text ? "text" : 1.5);
    }

    [Fact]
    public async Task Archives_stay_archives()
    {
        await RegisterAsync(new ThingArgs { Name = "a", Code = new FileArchive("publish") });

        Inputs["code"].ShouldBeOfType<FileArchive>();
    }

    [Fact]
    public async Task Secrets_arrive_unwrapped()
    {
        await RegisterAsync(new ThingArgs { Name = Output.CreateSecret("hush"), Names = { Output.CreateSecret("psst") } });

        Inputs["thingName"].ShouldBe("hush");
        Inputs["names"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe(["psst"]);
    }

    [Fact]
    public async Task What_a_preview_does_not_know_does_not_arrive()
    {
        await _cloud.PreviewAsync(() => _ = new Thing("thing", new ThingArgs
        {
            Name = "a",
            Size = OutputUtilities.CreateUnknown(1),
            Part = new PartArgs { Name = OutputUtilities.CreateUnknown("wheel") },
            Names = { "x", OutputUtilities.CreateUnknown("y") },
        }));

        Inputs.Keys.ShouldBe(["thingName"]);
    }

    [Fact]
    public async Task A_missing_required_input_is_named()
    {
        var error = await _cloud.FailAsync(() => _ = new Thing("thing", new ThingArgs { Size = 1 }));

        error.ShouldContain("[Input] Stepyard.Tests.Offline.ThingArgs.Name is required but was not given a value");
        _cloud.Registered.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_required_input_of_a_nested_argument_is_named()
    {
        var error = await _cloud.FailAsync(() => _ = new Thing("thing", new ThingArgs { Name = "a", Part = new PartArgs() }));

        error.ShouldContain("[Input] Stepyard.Tests.Offline.PartArgs.Name is required but was not given a value");
    }

    [Fact]
    public async Task An_object_of_a_type_that_cannot_be_sent_is_refused()
    {
        var error = await _cloud.FailAsync(() => _ = new Thing("thing", new ThingArgs { Name = "a", Anything = new { Some = "thing" } }));

        error.ShouldContain("is not a supported argument type");
    }

    [Fact]
    public async Task Lists_can_be_made_of_arrays_lists_and_outputs_and_be_joined()
    {
        InputList<string> fromArray = new[] { "a" };
        InputList<string> fromList = new List<string> { "b" };
        InputList<string> fromOutput = Output.Create(ImmutableArray.Create("c"));
        await RegisterAsync(new ThingArgs { Name = "a", Names = fromArray.Concat(fromList).Concat(fromOutput) });

        Inputs["names"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Of_two_merged_maps_the_second_wins()
    {
        InputMap<string> first = new Dictionary<string, string> { ["a"] = "1", ["b"] = "1" };
        InputMap<string> second = new Dictionary<string, string> { ["b"] = "2" };
        await RegisterAsync(new ThingArgs { Name = "a", Labels = InputMap<string>.Merge(first, second) });

        var labels = Inputs["labels"].ShouldBeOfType<ImmutableDictionary<string, object>>();
        labels["a"].ShouldBe("1");
        labels["b"].ShouldBe("2");
    }

    private ImmutableDictionary<string, object> Inputs => _cloud["thing"].Inputs;

    private async Task RegisterAsync(ThingArgs args) => await _cloud.UpAsync(() => _ = new Thing("thing", args));
}
