using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Begins a Standard execution that failed, timed out or was stopped again where it did.</summary>
/// <remarks>AWS: Step Functions API Reference, RedriveExecution.</remarks>
internal sealed partial class RedriveExecution(Redrives redrives, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.RedriveExecution";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var token = members.OptionalText("clientToken", max: 64, Visible());
        members.Check();
        access.Authorize(caller, "states:RedriveExecution", arn);

        var at = await redrives.RedriveAsync(arn, token, cancellation);
        response.WriteStartObject();
        response.WriteDate("redriveDate"u8, at);
        response.WriteEndObject();
    }

    [GeneratedRegex("[!-~]+", RegexOptions.NonBacktracking)]
    private static partial Regex Visible();
}
