using System.Text.Json;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Preview;

/// <summary>What is written to a snapshot is read from it as it was.</summary>
public sealed class SnapshotTextTests
{
    [Theory]
    [InlineData("\"1.0\"")]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("\"1e3\"")]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("null")]
    [InlineData("\"null\"")]
    [InlineData("\"\"")]
    [InlineData("\"~\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"123456789012\"")]
    [InlineData("\"2012-10-17\"")]
    [InlineData("\"a: b # c\"")]
    [InlineData("\"*\"")]
    [InlineData("\"&a !b %c @d `e\"")]
    [InlineData("\"- a\"")]
    [InlineData("\" spaces \"")]
    [InlineData("\"'single' and \\\"double\\\"\"")]
    [InlineData("\"two\\nlines\"")]
    [InlineData("\"two\\nlines\\n\"")]
    [InlineData("\"trailing \\n\\n  spaces\\n\"")]
    [InlineData("\"\\n\"")]
    [InlineData("\"tab\\tand \\u0000 and \\u20ac\"")]
    [InlineData("\"{% $states.input %}\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[], {}, [1, \"1\"]]")]
    [InlineData("{\"a b\": 1, \"true\": 2, \"\": 3, \"1\": {\"x\": []}}")]
    public void A_value_keeps_its_kind(string value)
    {
        var resource = new RecordedResource("aws-native:a:B", "it's: a name", null, JsonElement.Parse($$"""{"input": {{value}}}"""));

        var read = Snapshot.Read(Snapshot.Write("dev", [resource]), "the snapshot").ShouldHaveSingleItem();

        read.Name.ShouldBe(resource.Name);
        JsonElement.DeepEquals(read.Inputs, resource.Inputs).ShouldBeTrue(Snapshot.Write("dev", [resource]));
    }

    [Fact]
    public void Resources_are_below_the_component_that_they_belong_to()
    {
        var none = JsonElement.Parse("{}");
        var shop = new RecordedResource("my:index:Shop", "shop", null, none);
        var queue = new RecordedResource("aws-native:sqs:Queue", "orders", shop, JsonElement.Parse("""{"queueName": "orders-dev", "delaySeconds": 5}"""));

        var text = Snapshot.Write("dev", [queue, shop]);

        text.ShouldBe("""
            # What stack dev registers. Written by: dotnet run --project Local -- preview --accept
            my:index:Shop shop:
              aws-native:sqs:Queue orders:
                queueName: orders-dev
                delaySeconds: 5

            """.ReplaceLineEndings("\n"));
        Snapshot.Read(text, "the snapshot").Select(resource => resource.Identity).ShouldBe(["my:index:Shop::shop", "my:index:Shop$aws-native:sqs:Queue::orders"]);
    }

    [Theory]
    [InlineData("a: [")]
    [InlineData("- a\n- b")]
    [InlineData("my:index:Shop shop: text")]
    public void What_is_no_snapshot_is_refused_with_its_name(string text) =>
        Should.Throw<ProvisioningException>(() => Snapshot.Read(text, "Tests/Snapshots/dev.yaml")).Message.ShouldStartWith("Tests/Snapshots/dev.yaml can't be read: ");
}
