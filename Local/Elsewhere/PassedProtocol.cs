using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Stepyard.Local.Iam;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Elsewhere;

/// <summary>Passes a request on to the server that has its service, as it is, and the answer back.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="http">What reaches it.</param>
/// <param name="access">Asked where a role makes the request.</param>
/// <param name="own">The protocol that the yard would answer in; errors of the way are written in it.</param>
internal sealed class PassedProtocol(AwsEndpoint endpoint, HttpClient http, IAccess access, IProtocol own) : IProtocol
{
    // Headers that are about one connection, and what the client says of its own.
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Date", "Expect", "Host", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public async Task AnswerAsync(WireCall call)
    {
        try
        {
            var body = await call.ReadBodyAsync();
            var operation = OperationOf(call.Context.Request, body);
            call.Operation = $"{endpoint.Name} {operation?.Name ?? call.Context.Request.Method}";
            Authorize(call.Caller, operation);
            using var message = Message(call, body);
            using var response = await http.SendAsync(message, call.Context.RequestAborted);
            await AnswerAsync(call, response);
        }
        catch (HttpRequestException failure)
        {
            await RefuseAsync(call, AwsEndpoint.Unreachable(failure));
        }
        catch (AwsException refused)
        {
            await RefuseAsync(call, refused);
        }
    }

    public Task RefuseAsync(WireCall call, AwsException fault)
    {
        call.Fault = fault;
        return own.RefuseAsync(call, fault);
    }

    private void Authorize(Caller caller, ServiceOperation? operation)
    {
        if (caller.IsAdministrator)
        {
            return;
        }

        access.AuthorizeAnywhere(caller, (operation ?? throw new AwsException(
            "AccessDeniedException", $"A role asks {endpoint.Name} for an operation that is not known here, so its policies can't be held against it.", 403)).Action);
    }

    // JSON names the operation in a header, query in a field, REST by method and path.
    private ServiceOperation? OperationOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var models = endpoint.Services.Select(service => ServiceCatalog.Find(service.Name)!);
        if (request.Headers[JsonProtocol.TargetHeader].ToString() is { Length: > 0 } target)
        {
            return Named(target[(target.LastIndexOf('.') + 1)..]);
        }

        return request.Path == "/" && request.HasFormContentType && QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body.Span)).TryGetValue("Action", out var action)
            ? Named(action.ToString())
            : models.SelectMany(model => model.Operations).FirstOrDefault(operation => IsAt(operation, request));

        ServiceOperation? Named(string name) => name.Length == 0 ? null : models.Select(model => model.Find($"{char.ToLowerInvariant(name[0])}{name[1..]}")).FirstOrDefault(found => found is not null);
    }

    private static bool IsAt(ServiceOperation operation, HttpRequest request)
    {
        if (operation.Http?.Split(' ', 2) is not [var method, var template] || method != request.Method)
        {
            return false;
        }

        var wanted = template.Split('?')[0].Trim('/').Split('/');
        var given = (request.Path.Value ?? "").Trim('/').Split('/');
        return (wanted.Length == given.Length || (wanted[^1].EndsWith("+}", StringComparison.Ordinal) && given.Length > wanted.Length))
            && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private HttpRequestMessage Message(WireCall call, ReadOnlyMemory<byte> body)
    {
        var request = call.Context.Request;
        var message = new HttpRequestMessage(new(request.Method), endpoint.At(call.Target))
        {
            Content = body.IsEmpty && request.ContentType is null ? null : new ReadOnlyMemoryContent(body),
        };
        foreach (var (name, values) in request.Headers)
        {
            if (!Ours.Contains(name) && !message.Headers.TryAddWithoutValidation(name, [.. values]))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
            }
        }

        return message;
    }

    private static async Task AnswerAsync(WireCall call, HttpResponseMessage response)
    {
        var context = call.Context;
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!Ours.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = body.Length;
        }
        else
        {
            call.Answer(body);
        }
    }
}
