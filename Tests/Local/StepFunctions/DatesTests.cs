using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class DatesTests
{
    [Theory]
    [InlineData(1_629_880_767_853, "1.629880767853E9")]
    [InlineData(1_629_880_767_000, "1.629880767E9")]
    [InlineData(1_600_000_000_000, "1.6E9")]
    [InlineData(1_000_000_000_000, "1.0E9")]
    [InlineData(946_684_800_000, "9.466848E8")]
    [InlineData(1_500, "1.5")]
    public void A_date_is_printed_as_Java_prints_its_epoch_seconds(long milliseconds, string expected)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteDate("at"u8, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
            writer.WriteEndObject();
        }

        Encoding.UTF8.GetString(text.WrittenSpan).ShouldBe($$"""{"at":{{expected}}}""");
    }
}
