namespace Stepyard.Local.Preview;

/// <summary>Two lists side by side: as much as can be stays where it is.</summary>
internal static class Alignment
{
    /// <summary>The places where the lists differ, between items of their longest common subsequence.</summary>
    /// <returns>For each, the indexes of items that only the first list has, and of those that only the second one has.</returns>
    public static IEnumerable<(int[] Removed, int[] Added)> Gaps<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> areEqual)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = areEqual(before[i], after[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<int> removed = [], added = [];
        for (int i = 0, j = 0; i < before.Count || j < after.Count;)
        {
            if (i < before.Count && j < after.Count && areEqual(before[i], after[j]))
            {
                if (removed.Count + added.Count > 0)
                {
                    yield return ([.. removed], [.. added]);
                    removed.Clear();
                    added.Clear();
                }

                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Count || (i < before.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                removed.Add(i++);
            }
            else
            {
                added.Add(j++);
            }
        }

        if (removed.Count + added.Count > 0)
        {
            yield return ([.. removed], [.. added]);
        }
    }
}
