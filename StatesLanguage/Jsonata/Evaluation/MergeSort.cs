namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>A stable sort that asks as JSONata does, whether one item is to come after another, and bears any answer.</summary>
internal static class MergeSort
{
    public static void Sort<T>(T[] items, Func<T, T, bool> comesAfter) => Sort(items, new T[items.Length], 0, items.Length, comesAfter);

    private static void Sort<T>(T[] items, T[] spare, int start, int end, Func<T, T, bool> comesAfter)
    {
        if (end - start < 2)
        {
            return;
        }

        var middle = start + (end - start) / 2;
        Sort(items, spare, start, middle, comesAfter);
        Sort(items, spare, middle, end, comesAfter);
        var (left, right) = (start, middle);
        for (var at = start; at < end; at++)
        {
            var takesRight = left == middle || (right < end && comesAfter(items[left], items[right]));
            spare[at] = takesRight ? items[right++] : items[left++];
        }

        Array.Copy(spare, start, items, start, end - start);
    }
}
