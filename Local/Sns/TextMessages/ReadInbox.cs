using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.TextMessages;

/// <summary><c>GET /_yard/sms</c>: the text messages as a JSON list. Not an operation of AWS, which has phones for that.</summary>
internal sealed class ReadInbox(Inbox inbox) : IRestOperation
{
    public string Method => "GET";

    public string Pattern => "/_yard/sms";

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync($"[{string.Join(",\n", inbox.Lines)}]\n");
    }
}
