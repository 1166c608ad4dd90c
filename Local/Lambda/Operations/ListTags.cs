using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>A function's tags.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html</remarks>
internal sealed class ListTags(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => "/2017-03-31/tags/{name}";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:ListTags", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var function = functions.Get(reference);
        return context.AnswerAsync(writer => writer.WriteTags(function.Configuration));
    }
}
