using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>Removes a statement from a function's policy.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html</remarks>
internal sealed class RemovePermission(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "DELETE";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}/policy/{{sid}}";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:RemovePermission", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var sid = Uri.UnescapeDataString((string)context.Request.RouteValues["sid"]!);
        functions.Get(reference).Policy.Remove(sid, context.Request.Query["RevisionId"]);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
