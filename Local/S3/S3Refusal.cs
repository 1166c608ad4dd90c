using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>How an error of S3 looks to a state machine, whose calls AWS makes with its SDK for Java.</summary>
internal static class S3Refusal
{
    /// <summary>The error's message with the SDK's details behind it.</summary>
    public static string Cause(AwsException error, Ids ids)
    {
        var status = error.Code == "AccessDeniedException" ? 403 : error.Status;
        return $"{error.Message} (Service: S3, Status Code: {status}, Request ID: {ids.Uuid()}, Extended Request ID: {ids.Uuid()})";
    }
}
