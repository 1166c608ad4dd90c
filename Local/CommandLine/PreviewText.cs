using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints a preview for people: the tree, what changes property by property, a summary.</summary>
internal static class PreviewText
{
    public static void Write(TextWriter output, StackPreview preview, bool showSames)
    {
        output.WriteLine($"Previewing {preview.Stack}, compared with {preview.Base}");
        output.WriteLine();
        if (preview.HasChanges || showSames)
        {
            PreviewTree.Write(output, preview, showSames);
            output.WriteLine();
        }

        output.WriteLine(Summary(preview));
    }

    /// <summary>How many resources are created, updated, replaced, deleted and stay the same, in one line.</summary>
    public static string Summary(StackPreview preview)
    {
        var same = preview.Count(ChangeKind.Same);
        if (!preview.HasChanges)
        {
            return $"No changes: {same} resources stay the same.";
        }

        var changes = new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete }
            .Where(kind => preview.Count(kind) > 0)
            .Select(kind => $"{kind.Sign} {preview.Count(kind)} to {kind.Word}");
        return $"{string.Join(", ", changes)}; {same} unchanged.";
    }
}
