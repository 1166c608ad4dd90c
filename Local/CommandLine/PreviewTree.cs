using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>A stack's resources as a tree, in the manner of <c>pulumi preview</c>.</summary>
internal static class PreviewTree
{
    private const string Stack = "pulumi:pulumi:Stack";

    /// <param name="output">Where it goes.</param>
    /// <param name="preview">The stack.</param>
    /// <param name="showSames">Whether resources that stay the same are shown, and not only those that changed ones belong to.</param>
    public static void Write(TextWriter output, StackPreview preview, bool showSames)
    {
        var children = preview.Resources.ToLookup(change => change.Resource.Parent?.Identity ?? "", StringComparer.Ordinal);
        List<(string Sign, string Type, string Name, string Plan, string Information)> rows = [("", "Type", "Name", "Plan", "Info"), ("", Stack, preview.Stack, "", "")];
        AddBelow("", "");
        var (typeWidth, nameWidth, planWidth) = (rows.Max(row => row.Type.Length), rows.Max(row => row.Name.Length), rows.Max(row => row.Plan.Length));
        foreach (var (sign, type, name, plan, information) in rows)
        {
            output.WriteLine($" {sign.PadRight(3)} {type.PadRight(typeWidth)}  {name.PadRight(nameWidth)}  {plan.PadRight(planWidth)}  {information}".TrimEnd());
        }

        void AddBelow(string parent, string indent)
        {
            var shown = children[parent].Where(IsShown).ToArray();
            foreach (var change in shown)
            {
                var isLast = change == shown[^1];
                var resource = change.Resource;
                var plan = change.Kind == ChangeKind.Same ? "" : change.Kind.Word;
                rows.Add((change.Kind.Sign, $"{indent}{(isLast ? "└─" : "├─")} {resource.Type}", resource.Name, plan, InformationOn(change)));
                AddBelow(resource.Identity, indent + (isLast ? "   " : "│  "));
            }
        }

        bool IsShown(ResourceChange change) => showSames || change.Kind != ChangeKind.Same || children[change.Resource.Identity].Any(IsShown);
    }

    private static string InformationOn(ResourceChange change) => change.Kind is ChangeKind.Update or ChangeKind.Replace
        ? $"[diff: {string.Join(',', change.Properties.Select(property => property.Kind.Sign + property.Name))}]"
        : "";
}
