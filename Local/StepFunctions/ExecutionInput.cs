using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>The JSON text that an execution is started with.</summary>
/// <remarks>AWS: Step Functions API Reference, StartExecution, "input".</remarks>
internal static class ExecutionInput
{
    /// <summary>The largest input: 256 KiB of UTF-8.</summary>
    public const int MaxBytes = 262_144;

    /// <exception cref="AwsException"><c>InvalidExecutionInput</c> where it is not JSON, <c>ValidationException</c> where it is too long.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            throw TooLong("input");
        }

        if (!Utf8.IsValid(utf8))
        {
            throw Invalid("Invalid UTF-8");
        }

        try
        {
            return Value.Parse(utf8);
        }
        catch (JsonException mistake)
        {
            throw Invalid(JsonProblem.Of(Encoding.UTF8.GetString(utf8), mistake).Message);
        }
    }

    /// <summary>The refusal of data that has more than <see cref="MaxBytes"/>.</summary>
    public static AwsException TooLong(string member) => new(
        "ValidationException", $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must have length less than or equal to {MaxBytes}");

    private static AwsException Invalid(string reason) => new("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{reason}'");
}
