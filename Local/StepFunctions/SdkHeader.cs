using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>A header of a service's response, as it shows in the output of an optimized integration; one that is always the same is made once.</summary>
internal sealed record SdkHeader(string Name, string Text)
{
    public static SdkHeader KeepAlive { get; } = new("connection", "keep-alive");

    /// <summary>Its value in <c>HttpHeaders</c>.</summary>
    public Value Value { get; } = Text;

    /// <summary>Its value in <c>AllHttpHeaders</c>.</summary>
    public ArrayValue Values => field ??= ArrayValue.Create([Value]);
}
