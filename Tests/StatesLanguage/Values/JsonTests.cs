using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Values;

public sealed class JsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"b":[1,{"a":null}],"a":"x","":{}}""")]
    [InlineData("\"Grüße, 世界 🐉 <&'/>\"")]
    [InlineData("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001F\u007f\u2028\"")]
    public void Json_that_is_written_as_AWS_writes_it_prints_as_it_was(string json)
    {
        var value = Value.Parse(json);

        value.ToJson().ShouldBe(json);
        value.Utf8Length.ShouldBe(Encoding.UTF8.GetByteCount(json));
    }

    [Theory]
    [InlineData("1e10", "1.0E10")]
    [InlineData("1E7", "1.0E7")]
    [InlineData("9999999.5", "9999999.5")]
    [InlineData("1234567.0", "1234567.0")]
    [InlineData("0.001", "0.001")]
    [InlineData("0.00012", "1.2E-4")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("100.0", "100.0")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157E308")]
    [InlineData("0.1", "0.1")]
    [InlineData("123.456e2", "12345.6")]
    [InlineData(" { \"a\" : [ 1 , 2 ] } ", "{\"a\":[1,2]}")]
    [InlineData("\"\\u00e9\\/\"", "\"é/\"")]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"a":3,"b":2}""")]
    public void Other_json_prints_as_AWS_prints_it(string json, string printed)
    {
        Value.Parse(json).ToJson().ShouldBe(printed);
        Value.Parse(json).Utf8Length.ShouldBe(Encoding.UTF8.GetByteCount(printed));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{} {}")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("01")]
    [InlineData("1e999")]
    [InlineData("'a'")]
    [InlineData("// comment\n1")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\"\t\"")]
    public void What_is_not_json_is_refused(string text)
    {
        Should.Throw<JsonException>(() => Value.Parse(text));
        Value.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Should.Throw<JsonException>(() => Value.Parse([(byte)'"', 0xFF, (byte)'"']));

    [Fact]
    public void Json_nests_a_thousand_deep_and_no_deeper()
    {
        Value.Parse(new string('[', 1000) + new string(']', 1000)).Depth.ShouldBe(1000);
        Should.Throw<JsonException>(() => Value.Parse(new string('[', 1001) + new string(']', 1001)));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_refused() =>
        Should.Throw<JsonException>(() => Value.Parse(new string('9', 1_000_000)));

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("""{"a":1,"b":[2]}""", """{"b":[2],"a":1}""", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":null}""", """{"b":null}""", false)]
    [InlineData("\"1\"", "1", false)]
    [InlineData("null", "false", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("123456789012345678901", "123456789012345678902", false)]
    public void Values_are_equal_when_they_mean_the_same(string left, string right, bool equal)
    {
        var (a, b) = (Value.Parse(left), Value.Parse(right));

        a.Equals(b).ShouldBe(equal);
        b.Equals(a).ShouldBe(equal);
        if (equal)
        {
            a.GetHashCode().ShouldBe(b.GetHashCode());
        }
    }

    [Fact]
    public void A_value_writes_itself_into_any_writer_as_AWS_prints_it()
    {
        var value = Value.Parse("""{"é":["<&>",1.0]}""");
        var buffer = new ArrayBufferWriter<byte>();
        value.WriteTo(buffer);
        Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldBe("""{"é":["<&>",1.0]}""");

        buffer.Clear();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            value.WriteTo(writer);
            value.WriteTo(writer);
            writer.WriteEndArray();
        }

        Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldBe("""[{"é":["<&>",1.0]},{"é":["<&>",1.0]}]""");
    }

    [Fact]
    public void Infinity_is_no_json_value() =>
        Should.Throw<ArgumentOutOfRangeException>(() => NumberValue.Create(double.PositiveInfinity));

    [Fact]
    public void Plain_values_convert_by_themselves() =>
        ArrayValue.Create("a", true, 1L, 1.5).ToJson().ShouldBe("""["a",true,1,1.5]""");
}
