namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's Boolean.</summary>
internal static class BooleanMethods
{
    public static readonly MethodTable<bool> Table = new MethodTable<bool>()
        .Add("booleanValue", flag => flag)
        .Add<bool>("compareTo", (flag, other) => (long)flag.CompareTo(other))
        .Add<string>("parseBoolean", (_, text) => text.Equals("true", StringComparison.OrdinalIgnoreCase))
        .Add<string>("valueOf", (_, text) => text.Equals("true", StringComparison.OrdinalIgnoreCase))
        .Add<bool>("valueOf", (_, other) => other);
}
