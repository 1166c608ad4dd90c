using System.Text.Json;
using System.Text.Json.Nodes;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>Changes the statements of a bus's policy, which are known by their ids.</summary>
/// <remarks>AWS: Amazon EventBridge API Reference, PutPermission and RemovePermission.</remarks>
internal static class BusPolicy
{
    private const string Statements = "Statement";

    /// <summary>A policy with a statement more; one of the same id is replaced.</summary>
    /// <param name="policy">The policy so far; null for none.</param>
    /// <param name="statement">The statement, with its <c>Sid</c>.</param>
    public static string With(string? policy, JsonObject statement)
    {
        var (document, statements) = Parse(policy);
        Remove(statements, (string?)statement["Sid"]);
        statements.Add(statement);
        return document.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>A policy without a statement; null where it was the last one.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public static string? Without(string? policy, string statementId)
    {
        if (policy is null)
        {
            throw EventBridgeError.NotFound("EventBus does not have a policy.");
        }

        var (document, statements) = Parse(policy);
        return !Remove(statements, statementId) ? throw EventBridgeError.NotFound("Statement with the provided id does not exist.")
            : statements.Count == 0 ? null
            : document.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>The statement that lets an account, or everyone, do something on a bus.</summary>
    public static JsonObject Statement(string id, string action, string principal, string busArn, JsonObject? condition)
    {
        var statement = new JsonObject
        {
            ["Sid"] = id,
            ["Effect"] = "Allow",
            ["Principal"] = principal == "*" ? "*" : new JsonObject { ["AWS"] = $"arn:aws:iam::{principal}:root" },
            ["Action"] = action,
            ["Resource"] = busArn,
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static (JsonObject Document, JsonArray Statements) Parse(string? policy)
    {
        var document = policy is null ? new JsonObject { ["Version"] = "2012-10-17" } : (JsonObject)JsonNode.Parse(policy)!;
        if (document[Statements] is not JsonArray statements)
        {
            var single = document[Statements];
            document.Remove(Statements);
            document[Statements] = statements = single is null ? [] : [single];
        }

        return (document, statements);
    }

    private static bool Remove(JsonArray statements, string? id)
    {
        var known = statements.FirstOrDefault(statement => statement is JsonObject && (string?)statement["Sid"] == id);
        return known is not null && statements.Remove(known);
    }
}
