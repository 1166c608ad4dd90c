using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>A function's configuration, and where its code is: here the folder, as a <c>file</c> URL.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html</remarks>
internal sealed class GetFunction(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:GetFunction", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var function = functions.Get(reference).Configuration;
        return context.AnswerAsync(writer =>
        {
            writer.WriteStartObject("Configuration");
            writer.Write(function);
            writer.WriteEndObject();
            writer.WriteStartObject("Code");
            writer.WriteString("RepositoryType", "S3");
            writer.WriteString("Location", new Uri(function.CodeFolder).AbsoluteUri);
            writer.WriteEndObject();
            if (!function.Tags.IsEmpty)
            {
                writer.WriteTags(function);
            }

            if (function.ReservedConcurrency is { } reserved)
            {
                writer.WriteStartObject("Concurrency");
                writer.WriteNumber("ReservedConcurrentExecutions", reserved);
                writer.WriteEndObject();
            }
        });
    }
}
