using System.Text.Json;
using System.Xml;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>An operation of CloudWatch, in AWS JSON and in the query protocol that older clients speak; the class has its name.</summary>
internal abstract class CloudWatchOperation(IAccess access) : IJsonOperation, IQueryOperation
{
    public string Namespace => CloudWatchService.Namespace;

    public string Version => CloudWatchService.Version;

    public string Action => GetType().Name;

    public string Target => $"GraniteServiceVersion20100801.{Action}";

    public ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation)
    {
        Answer(new(RequestForm.Read(request)), caller)?.Invoke(new XmlAnswer(result));
        return ValueTask.CompletedTask;
    }

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var write = Answer(new(request), caller);
        response.WriteStartObject();
        write?.Invoke(new JsonAnswer(response));
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    /// <summary>Does what is asked.</summary>
    /// <returns>Writes the answer; null where there is nothing to say.</returns>
    protected abstract Action<IAnswer>? Answer(RequestMembers request, Caller caller);

    protected void Authorize(Caller caller, string resource) => access.Authorize(caller, $"cloudwatch:{Action}", resource);

    /// <summary>Writes a page of a list, by a token that is the number of those before.</summary>
    protected static void WritePage<T>(IAnswer answer, int start, string name, int pageSize, IReadOnlyCollection<T> all, Action<T> write)
    {
        answer.WriteList(name, all.Skip(start).Take(pageSize), write);
        if (all.Count > start + pageSize)
        {
            answer.Write("NextToken", $"{start + pageSize}");
        }
    }
}
