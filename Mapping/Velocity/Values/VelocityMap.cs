namespace Stepyard.Mapping.Velocity.Values;

/// <summary>A map, as <c>{"a": 1}</c> makes one: Java's LinkedHashMap, which keeps the order of its entries.</summary>
internal class VelocityMap : OrderedDictionary<object, object?>
{
    /// <summary>Writes the map as it renders: <c>{a=1, b=2}</c>.</summary>
    public virtual void AppendTo(ValueWriter writer)
    {
        writer.Append("{");
        var separator = "";
        foreach (var (key, value) in this)
        {
            writer.Append(separator);
            writer.AppendValue(key);
            writer.Append("=");
            writer.AppendValue(value);
            separator = ", ";
        }

        writer.Append("}");
    }
}

/// <summary>An entry of a map, as <c>entrySet()</c> lists them.</summary>
internal sealed record VelocityEntry(object Key, object? Value);
