using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Wire;

/// <summary>One operation of a service that speaks AWS's REST JSON protocol (Lambda, X-Ray).</summary>
public interface IRestOperation
{
    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    string Method { get; }

    /// <summary>The path as an ASP.NET Core route pattern, such as <c>/2015-03-31/functions/{name}/invocations</c>.</summary>
    string Pattern { get; }

    /// <summary>Answers one request on its HTTP context.</summary>
    /// <exception cref="AwsException">The request is refused, as AWS refuses it.</exception>
    Task AnswerAsync(HttpContext context, Caller caller);
}
