using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda.Policies;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>Adds a statement to a function's policy.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html</remarks>
internal sealed partial class AddPermission(Functions functions, Yard yard) : IRestOperation
{
    public string Method => "POST";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}/policy";

    public async Task AnswerAsync(HttpContext context, Caller caller)
    {
        var reference = context.FunctionName();
        yard.Access.Authorize(caller, "lambda:AddPermission", FunctionArn.Of(yard.Account, FunctionArn.Parse(reference).Name));
        var function = functions.Get(reference);
        var request = await context.ReadObjectAsync();
        var statement = Read(request, FunctionArn.Parse(reference) is { Qualifier: { } qualifier } ? $"{function.Configuration.Arn}:{qualifier}" : function.Configuration.Arn);
        function.Policy.Add(statement, request.Text("RevisionId"));
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.AnswerAsync(writer => writer.WriteString("Statement", LambdaOperation.Json(statement.WriteTo)));
    }

    private static FunctionStatement Read(JsonElement request, string resource)
    {
        var statement = new FunctionStatement(Required(request, "StatementId"), Required(request, "Principal"), Required(request, "Action"), resource)
        {
            SourceArn = request.Text("SourceArn"),
            SourceAccount = request.Text("SourceAccount"),
            PrincipalOrgId = request.Text("PrincipalOrgID"),
            EventSourceToken = request.Text("EventSourceToken"),
            FunctionUrlAuthType = request.Text("FunctionUrlAuthType"),
        };
        Check("statementId", statement.Sid, Sid());
        Check("action", statement.Action, Action());
        return statement;
    }

    private static string Required(JsonElement request, string member) => request.Text(member)
        ?? throw LambdaOperation.Invalid($"Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");

    private static void Check(string member, string value, Regex pattern)
    {
        if (!pattern.IsMatch(value))
        {
            throw LambdaOperation.Invalid($"Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern.ToString()[1..^1]}");
        }
    }

    [GeneratedRegex(@"^([a-zA-Z0-9-_]{1,100})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sid();

    [GeneratedRegex(@"^(lambda:[*]|lambda:[a-zA-Z]+|[*])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
