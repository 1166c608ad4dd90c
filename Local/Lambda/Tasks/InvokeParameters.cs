using System.Text;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>What a Task gives to Lambda's Invoke API.</summary>
/// <param name="Function">The function's name or ARN, with its qualifier if it has one.</param>
/// <param name="Payload">UTF-8 JSON; empty where there is none.</param>
/// <param name="IsEvent">Whether the function is not waited for.</param>
/// <param name="WantsLog">Whether the end of the log is asked for.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed record InvokeParameters(string Function, byte[] Payload, bool IsEvent, bool WantsLog)
{
    /// <exception cref="AwsException">No function is named.</exception>
    public static InvokeParameters Read(Value input)
    {
        var parameters = input as ObjectValue ?? ObjectValue.Empty;
        var function = Text("FunctionName") ?? throw new AwsException("InvalidParameterValueException", "FunctionName is required");
        var payload = parameters.TryGetValue("Payload", out var value) && value is not NullValue ? Encoding.UTF8.GetBytes(JsonParameter.TextOf(value)) : [];
        return new(
            Text("Qualifier") is { } qualifier ? $"{function}:{qualifier}" : function,
            payload,
            Text("InvocationType") == "Event",
            Text("LogType") == "Tail");

        string? Text(string name) => parameters.TryGetValue(name, out var member) && member is StringValue text ? text.Text : null;
    }
}
