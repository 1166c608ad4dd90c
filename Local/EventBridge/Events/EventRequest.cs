using System.Collections.Immutable;
using System.Text;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>An event as someone puts it: one entry of <c>PutEvents</c>.</summary>
internal sealed record EventRequest(string? Source, string? DetailType, string? Detail)
{
    /// <summary>How large the entries of a request may be together, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int TimeBytes = 14;

    /// <summary>The name or the ARN of the bus; the default one where there is none.</summary>
    public string? Bus { get; init; }

    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>When it happened; now unless given.</summary>
    public DateTimeOffset? Time { get; init; }

    public string? TraceHeader { get; init; }

    /// <summary>The size that counts for the limit.</summary>
    /// <remarks>AWS: Amazon EventBridge User Guide, "Calculating PutEvents event entry size".</remarks>
    public int Size => (Time is null ? 0 : TimeBytes) + Bytes(Source) + Bytes(DetailType) + Bytes(Detail) + Resources.Sum(Bytes);

    public static EventRequest Read(Members entry) => new(entry.OptionalText("source", min: 0, max: int.MaxValue), entry.OptionalText("detailType", min: 0, max: int.MaxValue), entry.OptionalText("detail", min: 0, max: int.MaxValue))
    {
        Bus = entry.OptionalText("eventBusName", max: 1600),
        Resources = [.. entry.OptionalTexts("resources") ?? []],
        Time = entry.OptionalNumber("time", DateTimeOffset.MaxValue.ToUnixTimeSeconds()) is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null,
        TraceHeader = entry.OptionalText("traceHeader", max: 500),
    };

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
