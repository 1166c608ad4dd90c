using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Values;

public sealed class ObjectValueTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(500)]
    public void Objects_of_every_size_find_their_members(int size)
    {
        var builder = new ObjectValue.Builder();
        for (var i = 0; i < size; i++)
        {
            builder.Add($"name{i}", "early").Add($"name{i}", i);
        }

        var members = builder.Build();

        members.Count.ShouldBe(size);
        members.Select(member => member.Key).ShouldBe(Enumerable.Range(0, size).Select(i => $"name{i}"));
        for (var i = 0; i < size; i++)
        {
            members[$"name{i}"].ShouldBe(i);
        }

        members.TryGetValue("other", out _).ShouldBeFalse();
        Should.Throw<KeyNotFoundException>(() => members["other"]);
        members.With("name0", "new").Count.ShouldBe(Math.Max(size, 1));
        members.With("other", "new")["other"].ShouldBe("new");
    }

    [Fact]
    public void Changing_a_member_leaves_the_original_and_the_order_alone()
    {
        var original = (ObjectValue)Value.Parse("""{"a":1,"b":2,"c":3}""");

        original.With("b", 20L).ToJson().ShouldBe("""{"a":1,"b":20,"c":3}""");
        original.With("d", 4L).ToJson().ShouldBe("""{"a":1,"b":2,"c":3,"d":4}""");
        original.ToJson().ShouldBe("""{"a":1,"b":2,"c":3}""");
    }

    [Fact]
    public void Names_that_repeat_in_an_array_are_one_string()
    {
        var items = (ArrayValue)Value.Parse("""[{"name":1},{"name":2}]""");

        ((ObjectValue)items[0]).Members[0].Key.ShouldBeSameAs(((ObjectValue)items[1]).Members[0].Key);
    }
}
