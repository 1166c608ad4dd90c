using System.Buffers;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>The names and ARNs of Step Functions: what is allowed, and AWS's words where it isn't.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateStateMachine and StartExecution, "name".</remarks>
internal static class Names
{
    public const int MaxLength = 80;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/\uFFFE\uFFFF");

    /// <exception cref="AwsException"><c>InvalidName</c>.</exception>
    public static void Check(string name)
    {
        if (!IsValid(name))
        {
            throw new AwsException("InvalidName", $"Invalid Name: '{name}'");
        }
    }

    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaxLength || name.AsSpan().ContainsAny(Forbidden))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Checks that a text is the ARN of a state machine, whether it exists or not.</summary>
    public static void CheckStateMachineArn(string arn) => CheckArn(arn, "stateMachine", 7);

    /// <summary>Refuses the ARN of a Distributed Map state: <c>…:stateMachine:NAME/LABEL</c>.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>; <c>InvalidArn</c>.</exception>
    public static void RefuseMapState(string stateMachineArn)
    {
        if (stateMachineArn.Contains('/', StringComparison.Ordinal))
        {
            CheckStateMachineArn(stateMachineArn);
            throw StepFunctionsError.Validation(
                $"This operation does not support the ARN of a Map state: '{stateMachineArn}'", "API_DOES_NOT_SUPPORT_LABELED_ARNS");
        }
    }

    /// <summary>Checks that a text is the ARN of a Standard execution; of Express ones only those that map runs started can be looked up.</summary>
    public static void CheckExecutionArn(string arn) => CheckArn(arn, "execution", 8);

    /// <summary>Whether a text is the ARN of an activity, whether it exists or not.</summary>
    public static bool IsActivityArn(string arn) => arn.Split(':') is ["arn", _, "states", _, _, "activity", _];

    /// <summary>Checks that a text is the ARN of an activity, whether it exists or not.</summary>
    public static void CheckActivityArn(string arn) => CheckArn(arn, "activity", 7);

    /// <summary>Checks that a text is the ARN of a map run.</summary>
    public static void CheckMapRunArn(string arn) => CheckArn(arn, "mapRun", 8);

    /// <summary>Checks that a text is the ARN of a role, whether it exists or not.</summary>
    public static void CheckRoleArn(string arn)
    {
        if (arn.Split(':', 6) is not ["arn", ['a', 'w', 's', ..], "iam", "", { Length: 12 }, ['r', 'o', 'l', 'e', '/', _, ..]])
        {
            throw new AwsException("InvalidArn", $"Invalid Role Arn: '{arn}'");
        }
    }

    private static void CheckArn(string arn, string kind, int fields)
    {
        var parts = arn.Split(':');
        if (parts.Length < 3 || parts[0] != "arn" || !parts[1].StartsWith("aws", StringComparison.Ordinal))
        {
            throw Invalid($"Invalid ARN prefix: {arn}");
        }

        if (parts[2] != "states")
        {
            throw Invalid($"ARN is not from Step Functions: {arn}");
        }

        if (parts.Length > 5 && parts[5] != kind)
        {
            throw Invalid($"Resource type not valid in this context: {parts[5]}");
        }

        if (parts.Length < fields)
        {
            throw Invalid($"Invalid ARN: {arn}");
        }
    }

    private static AwsException Invalid(string reason) => new("InvalidArn", $"Invalid Arn: '{reason}'");
}
