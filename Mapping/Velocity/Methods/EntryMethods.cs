using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's Map.Entry.</summary>
internal static class EntryMethods
{
    public static readonly MethodTable<VelocityEntry> Table = new MethodTable<VelocityEntry>()
        .Add("getKey", entry => entry.Key)
        .Add("getValue", entry => entry.Value);
}
