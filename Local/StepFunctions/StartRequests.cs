using System.Text;
using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>Reads what StartExecution and StartSyncExecution have in common.</summary>
internal static class StartRequests
{
    public static StartRequest Read(JsonElement request)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var name = members.OptionalText("name", max: Names.MaxLength);
        var input = members.OptionalText("input", min: 0, max: ExecutionInput.MaxBytes);
        var traceHeader = members.OptionalAscii("traceHeader");
        var metadataOnly = members.OptionalWord("includedData", "ALL_DATA", "METADATA_ONLY") == "METADATA_ONLY";
        members.Check();
        if (input is "")
        {
            // Only where it is not there at all does "{}" stand for it: "you still must include the two braces".
            ExecutionInput.Parse(default);
        }

        return new(arn, input is null ? default : Encoding.UTF8.GetBytes(input), name, traceHeader) { MetadataOnly = metadataOnly };
    }
}
