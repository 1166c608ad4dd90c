using System.Globalization;

namespace Stepyard.Tests.Crash;

/// <summary>The file that the functions and workers append to: a line for each thing that they have begun to do, in that order.</summary>
internal sealed class Deeds(string path)
{
    private readonly Lock _gate = new();

    public void Add(string execution, string step)
    {
        lock (_gate)
        {
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{execution} {step}\n"));
        }
    }

    /// <summary>The steps by execution, each in the order in which they were begun.</summary>
    public ILookup<string, string> Read()
    {
        lock (_gate)
        {
            return File.Exists(path)
                ? File.ReadAllLines(path).Select(line => line.Split(' ')).ToLookup(parts => parts[0], parts => parts[1])
                : Array.Empty<string>().ToLookup(_ => "");
        }
    }
}
