using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Wire;

/// <summary>What a browser sees at the AWS endpoint: what is live, in plain HTML.</summary>
internal sealed class FrontPage(Yard yard)
{
    public Task AnswerAsync(HttpContext context)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Stepyard</title><h1>Stepyard: {Html(yard.Options.Stack)}</h1><p>HTTP API: {Html(yard.HttpEndpoint)}<table><tr><th>Type<th>Name<th>Id");
        foreach (var resource in yard.Resources)
        {
            html.Append($"<tr><td>{Html(resource.Type)}<td>{Html(resource.Name)}<td>{Html(resource.Id)}");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(html.Append("</table></html>\n").ToString());
    }

    private static string Html(object text) => WebUtility.HtmlEncode(text.ToString()!);
}
