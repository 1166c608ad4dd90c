using System.Buffers;
using System.Text.Json;
using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Operations;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs.Query;

/// <summary>An operation of SQS for clients from before 2023, which speak AWS's query protocol: Debian's aws command, integrations of API Gateway.</summary>
/// <remarks>AWS: Amazon SQS Developer Guide, "Making Query API requests".</remarks>
internal sealed class QueryOperation(SqsOperation operation) : IQueryOperation
{
    public string Namespace => "http://queue.amazonaws.com/doc/2012-11-05/";

    public string Version => "2012-11-05";

    public string Action => operation.Name;

    public async ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation)
    {
        var answer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(answer))
        {
            await operation.AnswerAsync(JsonSerializer.SerializeToElement(QueryForm.Read(Action, request)), writer, caller, cancellation);
        }

        new QueryAnswer(result, Namespace, Action).Write(JsonElement.Parse(answer.WrittenSpan));
    }
}
