namespace Stepyard.StatesLanguage.Definition;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Names
{
    /// <summary>The candidate that differs least from <paramref name="name"/>, when it is close enough to be a slip; else null.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        var (best, least) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
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

    // Levenshtein's distance, one row at a time.
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
