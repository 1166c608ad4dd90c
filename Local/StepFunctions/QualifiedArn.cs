using System.Globalization;

namespace Stepyard.Local.StepFunctions;

/// <summary>The ARN of a state machine, or of a version or alias of it.</summary>
/// <param name="StateMachine"><c>arn:aws:states:REGION:ACCOUNT:stateMachine:NAME</c>, which permissions are checked for.</param>
/// <param name="Qualifier">A version's number or an alias's name; null where there is none.</param>
/// <remarks>AWS: Step Functions Developer Guide, "Associating executions with a version or alias".</remarks>
internal readonly record struct QualifiedArn(string StateMachine, string? Qualifier)
{
    private const int Fields = 7;

    /// <summary>The version's number; null where it is not a version's ARN.</summary>
    public int? Version => int.TryParse(Qualifier, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static QualifiedArn Parse(string arn)
    {
        var colon = -1;
        for (var field = 0; field < Fields; field++)
        {
            var next = arn.AsSpan(colon + 1).IndexOf(':');
            if (next < 0)
            {
                return new(arn, null);
            }

            colon += next + 1;
        }

        return new(arn[..colon], arn[(colon + 1)..]);
    }
}
