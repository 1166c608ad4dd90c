namespace Stepyard.Tests;

/// <summary>Programs that some tests run, and that a machine need not have.</summary>
internal static class Tools
{
    /// <summary>Whether a missing tool fails its tests, which are skipped otherwise: <c>STEPYARD_REQUIRE_TOOLS</c> is set, as in CI.</summary>
    public static bool AreRequired { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("STEPYARD_REQUIRE_TOOLS"));

    /// <summary>Whether a command is there to be run.</summary>
    public static bool Has(string command) => Find(command).Any();

    /// <summary>Where a command is, in the order of the PATH.</summary>
    public static IEnumerable<string> Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{command}.exe" : command))
            .Where(File.Exists);

    /// <summary>Why a test is skipped that needs a tool; null where it runs.</summary>
    public static string? SkipUnless(bool isThere, string advice) => isThere || AreRequired ? null : advice;
}
