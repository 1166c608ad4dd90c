using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>A function's configuration.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html</remarks>
internal sealed class GetFunctionConfiguration(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}/configuration";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:GetFunctionConfiguration", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var function = functions.Get(reference).Configuration;
        return context.AnswerAsync(writer => writer.Write(function));
    }
}
