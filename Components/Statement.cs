using System.Collections.Immutable;
using Pulumi;

namespace Stepyard.Components;

/// <summary>One statement of an IAM policy that allows exact actions on exact resources.</summary>
/// <param name="Sid">What the statement is for, in letters and digits.</param>
/// <param name="Actions">The actions, such as <c>lambda:InvokeFunction</c>.</param>
/// <param name="Resources">The ARNs; <c>*</c> only where AWS has no resource for the action.</param>
public sealed record Statement(string Sid, ImmutableArray<string> Actions, ImmutableArray<Output<string>> Resources)
{
    public Statement(string sid, string action, Output<string> resource)
        : this(sid, [action], [resource])
    {
    }

    /// <summary>Allows the actions on everything <em>but</em> the resources (<c>NotResource</c>).</summary>
    public bool ExceptResources { get; init; }

    /// <summary>Condition keys and the values they must have, by operator; empty where the statement holds anyway.</summary>
    public ImmutableDictionary<string, object> Conditions { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>Actions that AWS only grants on all resources.</summary>
    public static Statement OnEverything(string sid, params ImmutableArray<string> actions) => new(sid, actions, [Output.Create("*")]);

    /// <summary>The policy document of some statements, as the object that IAM resources take.</summary>
    public static ImmutableDictionary<string, object> Document(IEnumerable<Statement> statements) =>
        Document(statements.Select(object (s) => s.ToObject()));

    /// <summary>The trust policy that lets one service take on a role, for one account and, where given, on behalf of one resource.</summary>
    /// <param name="service">The service principal, such as <c>states.amazonaws.com</c>.</param>
    /// <param name="conditions">Condition keys and the values they must have, by operator; empty where AWS sets no key to pin.</param>
    public static ImmutableDictionary<string, object> Trust(string service, ImmutableDictionary<string, object> conditions)
    {
        var statement = ByService(service, "sts:AssumeRole");
        return Document([conditions.IsEmpty ? statement : statement.Add("Condition", conditions)]);
    }

    /// <summary>The policy of a queue that takes messages from one resource alone.</summary>
    /// <param name="service">The service principal that sends them, such as <c>sns.amazonaws.com</c>.</param>
    /// <param name="sourceArn">On whose behalf: a topic, a rule.</param>
    /// <param name="queueArn">The queue.</param>
    public static ImmutableDictionary<string, object> Sender(string service, Output<string> sourceArn, Output<string> queueArn) => Document(
    [
        ByService(service, "sqs:SendMessage")
            .Add("Resource", queueArn)
            .Add("Condition", ImmutableDictionary<string, object>.Empty.Add("ArnEquals", ImmutableDictionary<string, object>.Empty.Add("aws:SourceArn", sourceArn))),
    ]);

    /// <summary>The policy of a resource that lets one service do one thing with it, under conditions.</summary>
    /// <param name="sid">What the statement is for, in letters and digits.</param>
    /// <param name="service">The service principal, such as <c>cloudwatch.amazonaws.com</c>.</param>
    /// <param name="action">The action, such as <c>sns:Publish</c>.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <param name="conditions">Condition keys and the values they must have, by operator: on whose behalf the service acts.</param>
    public static ImmutableDictionary<string, object> Grant(
        string sid, string service, string action, Output<string> resource, ImmutableDictionary<string, object> conditions) =>
        Document(
        [
            ByService(service, action).Add("Sid", sid).Add("Resource", resource).Add("Condition", conditions),
        ]);

    private static ImmutableDictionary<string, object> ByService(string service, string action) => ImmutableDictionary<string, object>.Empty
        .Add("Effect", "Allow")
        .Add("Principal", ImmutableDictionary<string, object>.Empty.Add("Service", service))
        .Add("Action", action);

    private static ImmutableDictionary<string, object> Document(IEnumerable<object> statements) =>
        ImmutableDictionary<string, object>.Empty.Add("Version", "2012-10-17").Add("Statement", statements.ToImmutableArray());

    private ImmutableDictionary<string, object> ToObject()
    {
        var statement = ImmutableDictionary<string, object>.Empty
            .Add("Sid", Sid)
            .Add("Effect", "Allow")
            .Add("Action", Actions)
            .Add(ExceptResources ? "NotResource" : "Resource", Resources);
        return Conditions.IsEmpty ? statement : statement.Add("Condition", Conditions);
    }
}
