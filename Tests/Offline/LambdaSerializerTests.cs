using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Stepyard.Tests.Offline;

public sealed class LambdaSerializerTests
{
    [Fact]
    public void The_default_serializer_writes_names_as_they_are_and_leaves_out_nulls()
    {
        Write(new DefaultLambdaJsonSerializer(), new Order("pepperoni", null)).ShouldBe("""{"Flavour":"pepperoni"}""");
    }

    [Fact]
    public void The_camel_case_serializer_writes_names_in_camel_case()
    {
        Write(new CamelCaseLambdaJsonSerializer(), new Order("pepperoni", 2)).ShouldBe("""{"flavour":"pepperoni","count":2}""");
    }

    [Theory]
    [InlineData("""{"Flavour":"hawaiian"}""")]
    [InlineData("""{"flavour":"hawaiian"}""")]
    [InlineData("""{"FLAVOUR":"hawaiian","size":"unheard of"}""")]
    public void Names_are_read_in_any_case(string json)
    {
        Read<Order>(new DefaultLambdaJsonSerializer(), json).Flavour.ShouldBe("hawaiian");
        Read<Order>(new CamelCaseLambdaJsonSerializer(), json).Flavour.ShouldBe("hawaiian");
    }

    [Fact]
    public void Text_is_not_escaped_more_than_json_needs()
    {
        Write(new DefaultLambdaJsonSerializer(), "l'été <&> 🍕").ShouldBe("\"l'été <&> \\uD83C\\uDF55\"");
    }

    [Fact]
    public void A_generated_context_reads_and_writes()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<OrderContext>();

        Write(serializer, new Order("pepperoni", null)).ShouldBe("""{"Flavour":"pepperoni"}""");
        Read<Order>(serializer, """{"flavour":"hawaiian"}""").Flavour.ShouldBe("hawaiian");
    }

    [Fact]
    public void A_type_that_a_generated_context_lacks_is_named()
    {
        var error = Should.Throw<JsonSerializerException>(() => Write(new SourceGeneratorLambdaJsonSerializer<OrderContext>(), new Uri("http://a")));

        error.Message.ShouldContain("No JsonTypeInfo registered in");
        error.Message.ShouldContain("System.Uri");
    }

    [Fact]
    public void An_event_that_does_not_fit_names_the_type()
    {
        var error = Should.Throw<JsonSerializerException>(() => Read<Order>(new DefaultLambdaJsonSerializer(), "[]"));

        error.Message.ShouldStartWith($"Error converting the Lambda event JSON payload to type {typeof(Order).FullName}: ");
    }

    [Fact]
    public void Times_are_read_from_seconds_and_from_text()
    {
        var expected = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var seconds = new DateTimeOffset(expected).ToUnixTimeSeconds();

        Read<DateTime>(new DefaultLambdaJsonSerializer(), $"{seconds}").ShouldBe(expected);
        Read<DateTime>(new DefaultLambdaJsonSerializer(), "\"2026-01-02T03:04:05Z\"").ShouldBe(expected);
    }

    private static string Write<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static T Read<T>(ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }
}

internal sealed record Order(string Flavour, int? Count);

[JsonSerializable(typeof(Order))]
internal sealed partial class OrderContext : JsonSerializerContext;
