using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stepyard.Local;

/// <summary>How a program of this repository is started as a process that stands for something in the cloud: with its streams redirected.</summary>
/// <remarks>Nothing of the developer's own environment comes through but what a process needs to run.</remarks>
internal static class YardProcess
{
    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "SystemRoot", "LD_LIBRARY_PATH"];

    private static readonly string Dotnet = FindDotnet();

    /// <param name="assembly">The program, a file beside Local's own.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Of(string assembly, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    /// <summary>The host of the runtime that this process runs on.</summary>
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var shared = RuntimeEnvironment.GetRuntimeDirectory();
        var host = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", name));
        return File.Exists(host) ? host : name;
    }
}
