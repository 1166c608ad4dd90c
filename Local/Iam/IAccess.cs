using Stepyard.Local.Wire;

namespace Stepyard.Local.Iam;

/// <summary>The two questions that every hop between services answers before it happens: may this service act as that role, and may that role do this?</summary>
public interface IAccess
{
    /// <summary>The caller for requests from outside (aws CLI, curl): the account's administrator.</summary>
    Caller Administrator { get; }

    /// <summary>A service takes on a role, as with <c>sts:AssumeRole</c>; the role's trust policy decides.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The service principal, such as <c>states.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The resource on whose behalf: the value of <c>aws:SourceArn</c> (<c>aws:SourceAccount</c> is the local account).</param>
    /// <param name="session">The role session's name.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c> in AWS's words; the terminal shows the statement to add.</exception>
    Caller Assume(string roleArn, string service, string sourceArn, string session);

    /// <summary>Whether the stack has this role. Step Functions accepts others over the wire, with a warning, and lets them do everything.</summary>
    bool Knows(string roleArn);

    /// <summary>Checks that the caller's policies allow one action on one resource.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="action">The action, such as <c>states:StartExecution</c>.</param>
    /// <param name="resource">The resource's ARN; a phone number for <c>sns:Publish</c> to one; <c>*</c> for actions without a resource.</param>
    /// <param name="keys">The condition keys that the service fills for this action, such as <c>states:HTTPMethod</c>; the global ones are there anyway.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c> in AWS's words; the terminal shows the statement to add.</exception>
    void Authorize(Caller caller, string action, string resource, IReadOnlyDictionary<string, string>? keys = null);

    /// <summary>Checks that the caller's policies allow one action on some resource: for services of which it is not known what a request is about.</summary>
    /// <exception cref="AwsException"><c>AccessDeniedException</c> in AWS's words; the terminal shows the statement to add.</exception>
    void AuthorizeAnywhere(Caller caller, string action);

    /// <summary>Checks that a resource's own policy lets a service act on it, where the service does so under no role.</summary>
    /// <param name="service">The service principal, such as <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The resource on whose behalf: the value of <c>aws:SourceArn</c> (<c>aws:SourceAccount</c> is the local account).</param>
    /// <param name="action">The action, such as <c>sqs:SendMessage</c>.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <param name="policy">The resource's policy as JSON text; null where it has none.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>; the terminal shows the statement to add.</exception>
    void AuthorizeService(string service, string sourceArn, string action, string resource, string? policy);

    /// <summary>The credentials that a service hands to code which runs as this caller (a Lambda function's environment).</summary>
    /// <remarks>A request signed with the returned access key id is recognised as this caller by <see cref="Recognise"/>.</remarks>
    Credentials Issue(Caller caller);

    /// <summary>Whose request it is, by the access key id in its <c>Authorization</c> header; the administrator for an unknown one.</summary>
    Caller Recognise(string? accessKeyId);
}

/// <summary>Temporary credentials, as STS issues them.</summary>
public sealed record Credentials(string AccessKeyId, string SecretAccessKey, string SessionToken);
