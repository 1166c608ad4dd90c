using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>The name by which an expression calls a function, for error messages.</summary>
internal static class CalleeName
{
    public static string? Of(Node function) => function switch
    {
        VariableNode variable => variable.Name,
        PathNode { Steps: [{ Expression: NameNode name }, ..] } => name.Name,
        _ => null,
    };

    /// <summary>Whether a function of that name exists and only its <c>$</c> was left out.</summary>
    public static bool IsMissingDollar(Node function, Frame frame, out string? name)
    {
        name = function is PathNode ? Of(function) : null;
        return name is not null && frame.Root.Program.Functions.TryGet(name, out _);
    }
}
