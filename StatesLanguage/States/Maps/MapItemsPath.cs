using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>ItemsPath</c>: items in the effective input, which is them itself where there is no path.</summary>
internal sealed class MapItemsPath(FieldReader fields) : MapItems
{
    private readonly Expression? _path = fields.PathField("ItemsPath");

    // AWS names a path into the context object as one into the state's input.
    private string ShownPath => _path is null ? "$" : _path.Text.StartsWith("$$", StringComparison.Ordinal) ? _path.Text[1..] : _path.Text;

    public override bool TryGet(
        Branch branch, Value input, bool takesObjects, [NotNullWhen(true)] out Value? items, [NotNullWhen(false)] out StatesError? error)
    {
        var found = input;
        if (_path is not null && !_path.TryEvaluate(input, branch, out found, out error))
        {
            items = null;
            return false;
        }

        items = IsIterable(found, takesObjects) ? found : null;
        branch.Shown?.AfterItemsPath = items;
        error = items is null ? new("States.Runtime", $"Reference path \"{ShownPath}\" must point to array.") : null;
        return items is not null;
    }
}
