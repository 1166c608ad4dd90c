namespace Stepyard.StatesLanguage.Definition;

/// <summary>Finds the name that was probably meant.</summary>
public static class Names
{
    // What is longer is no slip of somebody's, and would take forever to compare.
    private const int Longest = 200;

    /// <summary>The candidate that differs least from <paramref name="name"/>, when it is close enough to be a slip; else null.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        var (best, least) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in name.Length > Longest ? [] : candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= least)
            {
                continue;
            }

            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>"did you mean …?", or null where nothing is close.</summary>
    public static string? DidYouMean(string name, IEnumerable<string> candidates) =>
        Closest(name, candidates) is { } close ? $"did you mean \"{close}\"?" : null;

    // Letters that are wrong, missing, too many, or swapped with their neighbour (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var distances = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distances[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    distances[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1),
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[from.Length, to.Length];
    }
}
