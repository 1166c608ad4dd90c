using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>All functions, in one page.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html</remarks>
internal sealed class ListFunctions(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => LambdaOperation.Root;

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        yard.Access.Authorize(caller, "lambda:ListFunctions", "*");
        return context.AnswerAsync(writer =>
        {
            writer.WriteStartArray("Functions");
            foreach (var function in functions.All)
            {
                writer.WriteStartObject();
                writer.Write(function);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
