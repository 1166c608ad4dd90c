using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>A function's policy, as JSON text.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html</remarks>
internal sealed class GetPolicy(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}/policy";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:GetPolicy", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var policy = functions.Get(reference).Policy;
        var document = policy.Json ?? throw new AwsException("ResourceNotFoundException", "The resource you requested does not exist.", StatusCodes.Status404NotFound);
        return context.AnswerAsync(writer =>
        {
            writer.WriteString("Policy", document);
            writer.WriteString("RevisionId", policy.RevisionId);
        });
    }
}
