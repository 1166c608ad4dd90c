using System.Text;
using Stepyard.Local.Lambda.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>What a Task gives to Lambda's Invoke API.</summary>
/// <param name="Function">The function's name or ARN, with its qualifier if it has one.</param>
/// <param name="Payload">UTF-8 JSON; empty where there is none.</param>
/// <param name="Type">Whether the function is waited for, or only asked for: <c>RequestResponse</c>, <c>Event</c> or <c>DryRun</c>.</param>
/// <param name="WantsLog">Whether the end of the log is asked for.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed record InvokeParameters(string Function, byte[] Payload, string Type, bool WantsLog)
{
    public const string Event = "Event";
    public const string DryRun = "DryRun";

    /// <exception cref="AwsException">No function is named, or there is no such type.</exception>
    public static InvokeParameters Read(Value input)
    {
        var parameters = input as ObjectValue ?? ObjectValue.Empty;
        var function = Text("FunctionName") ?? throw new AwsException("InvalidParameterValueException", "FunctionName is required");
        var payload = parameters.TryGetValue("Payload", out var value) && value is not NullValue ? Encoding.UTF8.GetBytes(JsonParameter.TextOf(value)) : [];
        return new(
            Text("Qualifier") is { } qualifier ? $"{function}:{qualifier}" : function,
            payload,
            Text("InvocationType") switch
            {
                null or "RequestResponse" => "RequestResponse",
                (Event or DryRun) and var type => type,
                var other => throw LambdaOperation.UnknownInvocationType(other),
            },
            Text("LogType") == "Tail");

        string? Text(string name) => parameters.TryGetValue(name, out var member) && member is StringValue text ? text.Text : null;
    }
}
