using Stepyard.Stacks;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.CommandLine;

/// <summary>A definition's file and what was found in it.</summary>
/// <param name="Path">The file, as it was named or found.</param>
/// <param name="Type">The type that it was validated for.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Problems">All problems, in the order of the text.</param>
internal sealed record ValidatedFile(string Path, WorkflowType Type, string Text, IReadOnlyList<Problem> Problems)
{
    /// <summary>Which files of a folder are definitions.</summary>
    public const string Pattern = "*" + Suffix;

    private const string Suffix = ".asl.json";

    /// <summary>The file's name without its folder and <c>.asl.json</c>.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    public bool IsValid => Errors == 0;

    public int Errors => Problems.Count(problem => problem.Severity == Severity.Error);

    public int Warnings => Problems.Count - Errors;

    /// <summary>Reads and validates a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">What it is for; null for what the stack says.</param>
    public static ValidatedFile Read(string path, WorkflowType? type)
    {
        var text = File.ReadAllText(path);
        var validated = type ?? TypeInStack(path);
        return new(path, validated, text, StateMachine.Parse(text, validated).Problems);
    }

    // A definition's name may have folders: patterns/retry.
    private static WorkflowType TypeInStack(string path)
    {
        var file = System.IO.Path.GetFullPath(path).Replace('\\', '/');
        return StepyardStack.Definitions.FirstOrDefault(definition => file.EndsWith($"/{definition.Name}{Suffix}", StringComparison.Ordinal))?.Type ?? WorkflowType.Standard;
    }
}
