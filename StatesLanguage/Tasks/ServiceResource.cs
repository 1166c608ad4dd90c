namespace Stepyard.StatesLanguage.Tasks;

/// <summary>The <c>Resource</c> of a service integration, such as <c>arn:aws:states:::sqs:sendMessage.waitForTaskToken</c>.</summary>
/// <param name="Service">The service: <c>sqs</c>, or <c>aws-sdk:sqs</c> for an AWS SDK integration.</param>
/// <param name="Action">The action with its suffix: <c>sendMessage.waitForTaskToken</c>, <c>startExecution.sync:2</c>.</param>
public sealed record ServiceResource(string Service, string Action)
{
    private const string Marker = ":states:::";

    /// <summary>The integration pattern: <c>sync</c>, <c>sync:2</c>, <c>waitForTaskToken</c>, or null for request-response.</summary>
    public string? Pattern => Action.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Action[(dot + 1)..] : null;

    /// <summary>Reads a <c>Resource</c>; null where it is a function's or an activity's ARN.</summary>
    public static ServiceResource? Parse(string resource)
    {
        var marker = resource.IndexOf(Marker, StringComparison.Ordinal);
        if (marker < 0 || !resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        var name = resource[(marker + Marker.Length)..];
        var from = name.StartsWith("aws-sdk:", StringComparison.Ordinal) ? "aws-sdk:".Length : 0;
        var colon = name.IndexOf(':', from);
        return colon < 0 ? null : new ServiceResource(name[..colon], name[(colon + 1)..]);
    }
}
