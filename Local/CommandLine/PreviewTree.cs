using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>A stack's resources as a tree, in the manner of <c>pulumi preview</c>.</summary>
internal static class PreviewTree
{
    private const string Stack = "pulumi:pulumi:Stack";

    /// <summary>The lines of the tree, its headings first.</summary>
    /// <param name="preview">The stack.</param>
    /// <param name="showSames">Whether resources that stay the same are shown, and not only those that changed ones belong to.</param>
    public static IEnumerable<(ChangeKind Kind, string Text)> Lines(StackPreview preview, bool showSames)
    {
        var children = preview.Resources.ToLookup(change => change.Resource.Parent?.Identity ?? "", StringComparer.Ordinal);
        List<(ChangeKind Kind, string Type, string Name, string Plan, string Information)> rows =
            [(ChangeKind.Same, "Type", "Name", "Plan", "Info"), (ChangeKind.Same, Stack, preview.Stack, "", "")];
        AddBelow("", "");
        var (typeWidth, nameWidth, planWidth) = (rows.Max(row => row.Type.Length), rows.Max(row => row.Name.Length), rows.Max(row => row.Plan.Length));
        return rows.Select(row =>
            (row.Kind, $" {row.Kind.Sign,-3} {row.Type.PadRight(typeWidth)}  {row.Name.PadRight(nameWidth)}  {row.Plan.PadRight(planWidth)}  {row.Information}".TrimEnd()));

        void AddBelow(string parent, string indent)
        {
            var shown = children[parent].Where(IsShown).ToArray();
            foreach (var change in shown)
            {
                var isLast = change == shown[^1];
                var resource = change.Resource;
                var plan = change.Kind == ChangeKind.Same ? "" : change.Kind.Word;
                rows.Add((change.Kind, $"{indent}{(isLast ? "└─" : "├─")} {resource.Type}", resource.Name, plan, InformationOn(change)));
                AddBelow(resource.Identity, indent + (isLast ? "   " : "│  "));
            }
        }

        bool IsShown(ResourceChange change) => showSames || change.Kind != ChangeKind.Same || children[change.Resource.Identity].Any(IsShown);
    }

    private static string InformationOn(ResourceChange change) => change.Kind is ChangeKind.Update or ChangeKind.Replace
        ? $"[diff: {string.Join(',', change.Properties.Select(property => property.Kind.Sign + property.Name))}]"
        : "";
}
