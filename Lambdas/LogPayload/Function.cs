using System.Text.Json;
using Amazon.Lambda.Core;

namespace Stepyard.Lambdas.LogPayload;

/// <summary>Logs whatever it is given: the place to put what a webhook is for.</summary>
public static class Function
{
    /// <summary>Logs one payload as it came, and hands it on.</summary>
    public static JsonElement Handle(JsonElement payload, ILambdaContext context)
    {
        context.Logger.LogInformation("{payload}", payload.GetRawText());
        return payload;
    }
}
