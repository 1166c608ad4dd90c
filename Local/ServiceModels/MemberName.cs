namespace Stepyard.Local.ServiceModels;

/// <summary>The names of a member: it has up to three.</summary>
/// <param name="Optimized">In optimized integrations, such as <c>MD5OfBody</c>.</param>
/// <param name="Sdk">In <c>aws-sdk:</c> integrations, such as <c>Md5OfBody</c>.</param>
/// <param name="Wire">On the wire.</param>
internal readonly record struct MemberName(string Optimized, string Sdk, string Wire)
{
    /// <summary>Reads a name as the models have it: <c>MD5OfBody/Md5OfBody</c>.</summary>
    public static MemberName Parse(string spelling)
    {
        var names = spelling.Split('/');
        var optimized = Pascal(names[0]);
        return new(optimized, names.Length > 1 ? names[1] : optimized, names.Length > 2 ? names[2] : names[0]);
    }

    /// <summary>A name with its first letter as a capital.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
