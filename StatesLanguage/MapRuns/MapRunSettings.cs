using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>What of a map run can be changed while it runs.</summary>
internal sealed record MapRunSettings(long MaxConcurrency, long ToleratedFailureCount, double ToleratedFailurePercentage)
{
    public Value ToValue() => ObjectValue.Create(
        new("maxConcurrency", MaxConcurrency),
        new("toleratedFailureCount", ToleratedFailureCount),
        new("toleratedFailurePercentage", ToleratedFailurePercentage));

    public static MapRunSettings Read(Value value)
    {
        var members = (ObjectValue)value;
        return new(Number("maxConcurrency").AsInt64, Number("toleratedFailureCount").AsInt64, Number("toleratedFailurePercentage").AsDouble);

        NumberValue Number(string name) => (NumberValue)members[name];
    }
}
