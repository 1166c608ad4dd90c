namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>What a killed yard leaves behind.</summary>
internal static class CrashedFolder
{
    /// <summary>The files as they are at this moment, in a folder of their own below the yard's.</summary>
    /// <param name="dataFolder">The yard's.</param>
    public static string Copy(string dataFolder)
    {
        var left = Path.Combine(dataFolder, $"crashed-{Guid.NewGuid()}");
        Directory.CreateDirectory(Path.Combine(left, "states"));

        // What ends goes from the first to the others.
        foreach (var file in new[] { "running.log", "closed-1.index", "closed-1.log", "catalogue.log", "tokens.key" })
        {
            var path = Path.Combine(dataFolder, "states", file);
            if (File.Exists(path))
            {
                using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var to = new FileStream(Path.Combine(left, "states", file), FileMode.CreateNew);
                from.CopyTo(to);
            }
        }

        return left;
    }
}
