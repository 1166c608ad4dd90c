using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Stepyard.LambdaRuntime.Logging;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>What becomes of the arguments of log messages. AWS: Amazon.Lambda.RuntimeSupport.</summary>
public sealed class LogArgumentTests
{
    public static TheoryData<string, object?, string, string?> Arguments => new()
    {
        { "{n}", 7, "7", "7" },
        { "{n:000}", 7, "007", "\"007\"" },
        { "{n:Q}", 7, "7", "\"7\"" },
        { "{n}", double.NaN, "NaN", "\"NaN\"" },
        { "{n}", float.PositiveInfinity, "Infinity", "\"Infinity\"" },
        { "{n}", true, "True", "true" },
        { "{n}", null, "{n}", null },
        { "{n}", new DateTime(2026, 3, 14, 15, 9, 26, DateTimeKind.Utc), "2026-03-14T15:09:26.000Z", "\"2026-03-14T15:09:26.000Z\"" },
        { "{n}", new DateOnly(2026, 3, 14), "2026-03-14", "\"2026-03-14\"" },
        { "{n}", new byte[] { 1, 255 }, "01FF", "\"01FF\"" },
        { "{n}", new byte[17], "00000000000000000000000000000000... (17 bytes)", "\"00000000000000000000000000000000... (17 bytes)\"" },
        { "{n}", new[] { 1, 2 }, "{n}", "[1,2]" },
        { "{n}", new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }, "{n}", """{"a":1,"b":null}""" },
        { "{n}", new Name("Ada"), "Name { Text = Ada }", "\"Name { Text = Ada }\"" },
        { "{@n}", new Name("Ada"), "Name { Text = Ada }", """{"Text":"Ada"}""" },
        { "{@n}", new[] { new Name("Ada") }, "{@n}", """[{"Text":"Ada"}]""" },
        { "{@n}", typeof(string), "System.String", "\"System.String\"" },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_argument_is_in_the_message_and_beside_it(string template, object? argument, string message, string? member)
    {
        using var output = new MemoryStream();
        new FunctionLog(output, new JsonRecordFormat(), LogLevel.Information).Write("Information", template, [argument]);

        var record = JsonElement.Parse(Encoding.UTF8.GetString(output.ToArray()));
        record.GetProperty("message").GetString().ShouldBe(message);
        (record.TryGetProperty("n", out var written) ? written.GetRawText() : null).ShouldBe(member);
    }
}
