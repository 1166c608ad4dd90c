using System.Collections.Immutable;
using Stepyard.Local.Lambda.Operations;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Policies;

/// <summary>The resource policy of a function: who else may invoke it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html</remarks>
internal sealed class FunctionPolicy
{
    private readonly Lock _gate = new();

    /// <summary>In the order in which they were added.</summary>
    public ImmutableList<FunctionStatement> Statements { get; private set; } = [];

    /// <summary>The policy as JSON text; null where it has no statements.</summary>
    public string? Json
    {
        get
        {
            var statements = Statements;
            return statements.IsEmpty ? null : LambdaOperation.Json(document =>
            {
                document.WriteStartObject();
                document.WriteString("Version", "2012-10-17");
                document.WriteString("Id", "default");
                document.WriteStartArray("Statement");
                statements.ForEach(statement => statement.WriteTo(document));
                document.WriteEndArray();
                document.WriteEndObject();
            });
        }
    }

    /// <summary>Changes with each change of the policy.</summary>
    public string RevisionId { get; private set; } = NewRevision();

    /// <exception cref="AwsException"><c>ResourceConflictException</c>, <c>PreconditionFailedException</c>.</exception>
    public void Add(FunctionStatement statement, string? revisionId)
    {
        lock (_gate)
        {
            Check(revisionId);
            if (Statements.Exists(other => other.Sid == statement.Sid))
            {
                throw new AwsException(
                    "ResourceConflictException",
                    $"The statement id ({statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.",
                    409);
            }

            (Statements, RevisionId) = (Statements.Add(statement), NewRevision());
        }
    }

    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>, <c>PreconditionFailedException</c>.</exception>
    public void Remove(string sid, string? revisionId)
    {
        lock (_gate)
        {
            var statement = Statements.Find(statement => statement.Sid == sid)
                ?? throw new AwsException("ResourceNotFoundException", $"Statement {sid} is not found in resource policy.", 404);
            Check(revisionId);
            (Statements, RevisionId) = (Statements.Remove(statement), NewRevision());
        }
    }

    private void Check(string? revisionId)
    {
        if (revisionId is not null && revisionId != RevisionId)
        {
            throw new AwsException(
                "PreconditionFailedException",
                "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias/GetPolicy API to retrieve the latest RevisionId",
                412);
        }
    }

    private static string NewRevision() => Guid.NewGuid().ToString();
}
