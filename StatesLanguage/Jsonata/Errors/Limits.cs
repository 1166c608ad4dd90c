using System.Runtime.CompilerServices;

namespace Stepyard.StatesLanguage.Jsonata.Errors;

/// <summary>The errors of expressions that take too much, in AWS's words.</summary>
internal static class Limits
{
    public static JsonataException TooDeep(int? position = null) => new(
        "U1001",
        position: position,
        text: "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive");

    /// <summary>Fails before the stack of .NET would.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep();
        }
    }

    public static JsonataException TooLong() => new("U1001", text: "Expression evaluation timeout: Check for infinite loop");

    public static JsonataException TooLarge() => new("U1001", text: "Expression evaluation memory limit exceeded: Check for excessive memory usage");
}
