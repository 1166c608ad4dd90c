using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Iam;

/// <summary>The account's roles, and the decisions that their policies come to.</summary>
internal sealed class AccessControl(Account account, ITerminal terminal, TimeProvider time) : IAccess
{
    private readonly ConcurrentDictionary<string, Role> _roles = new();
    private readonly ConcurrentDictionary<string, Caller> _issued = new();

    public Caller Administrator { get; } = new(account.GlobalArn("iam", "root"), null);

    /// <summary>The roles by ARN.</summary>
    public IReadOnlyDictionary<string, Role> Roles => _roles;

    /// <summary>Makes a role live, or replaces it.</summary>
    public void Put(Role role) => _roles[role.Arn] = role;

    /// <summary>Attaches an inline policy to a role.</summary>
    /// <exception cref="ProvisioningException">There is no such role.</exception>
    public void Attach(string roleName, PolicyDocument policy)
    {
        var role = _roles.Values.FirstOrDefault(role => role.Name == roleName)
            ?? throw new ProvisioningException($"Policy '{policy.Name}' is for the role '{roleName}', which does not exist.");
        Put(role.With(policy));
    }

    public Caller Assume(string roleArn, string service, string sourceArn, string session)
    {
        if (!_roles.TryGetValue(roleArn, out var role))
        {
            terminal.Write(Tone.Failure, "IAM", $"{service} can't assume {roleArn}: there is no such role");
            throw AccessDenied(Refusals.Assume(service, roleArn));
        }

        AccessRequest Request() => RequestBy(service, "sts:AssumeRole", roleArn, sourceArn);
        var decision = role.MayAssume(service, sourceArn, Request);
        if (!decision.IsAllowed)
        {
            terminal.Write(Tone.Failure, "IAM", Advice.ForTrust(role, decision, Request()));
            throw AccessDenied(Refusals.Assume(service, roleArn));
        }

        return new(account.GlobalArn("sts", $"assumed-role/{role.Name}/{session}"), roleArn);
    }

    public bool Knows(string roleArn) => _roles.ContainsKey(roleArn);

    public void Authorize(Caller caller, string action, string resource, IReadOnlyDictionary<string, string>? keys = null)
    {
        if (caller.RoleArn is not { } roleArn)
        {
            return;
        }

        if (!_roles.TryGetValue(roleArn, out var role))
        {
            throw AccessDenied(Refusals.NotAllowed(caller, action, resource));
        }

        AccessRequest Request() => RequestBy(caller, action, resource, keys);
        var decision = keys is null ? role.May(action, resource, Request) : Decision.Of(role.Policies, Request());
        if (!decision.IsAllowed)
        {
            terminal.Write(Tone.Failure, "IAM", Advice.ForPolicies(role, decision, Request()));
            throw AccessDenied(decision.DeniedBy is null ? Refusals.NotAllowed(caller, action, resource) : Refusals.Denied(caller, action, resource));
        }
    }

    public void AuthorizeAnywhere(Caller caller, string action)
    {
        if (caller.RoleArn is not { } roleArn)
        {
            return;
        }

        var request = RequestBy(caller, action, "*", ofService: null);
        var decision = _roles.TryGetValue(roleArn, out var role) ? Decision.OnAny(role.Policies, request) : Decision.NotAllowed;
        if (!decision.IsAllowed)
        {
            if (role is not null)
            {
                terminal.Write(Tone.Failure, "IAM", Advice.ForPolicies(role, decision, request));
            }

            throw AccessDenied(decision.DeniedBy is null ? Refusals.NotAllowed(caller, action, "*") : Refusals.Denied(caller, action, "*"));
        }
    }

    public void AuthorizeService(string service, string sourceArn, string action, string resource, string? policy)
    {
        var request = RequestBy(service, action, resource, sourceArn);
        ImmutableArray<PolicyDocument> policies = policy is null ? [] : [PolicyDocument.ParseResource(resource, policy)];
        var decision = Decision.Of(policies, request);
        if (!decision.IsAllowed)
        {
            terminal.Write(Tone.Failure, "IAM", Advice.ForResource(policies, decision, request));
            throw AccessDenied(decision.DeniedBy is null ? Refusals.NotAllowed(service, action, resource) : Refusals.Denied(service, action, resource));
        }
    }

    public Credentials Issue(Caller caller)
    {
        var credentials = TemporaryCredentials.Create();
        _issued[credentials.AccessKeyId] = caller;
        return credentials;
    }

    public Caller Recognise(string? accessKeyId) =>
        accessKeyId is not null && _issued.TryGetValue(accessKeyId, out var caller) ? caller : Administrator;

    private static AwsException AccessDenied(string message) => new("AccessDeniedException", message);

    private AccessRequest RequestBy(string service, string action, string resource, string sourceArn)
    {
        var keys = GlobalKeys();

        // API Gateway names no source when it takes on an integration's role, so a trust policy that pins one refuses it, here as in AWS.
        if (service != "apigateway.amazonaws.com")
        {
            keys["aws:SourceAccount"] = account.Id;
            keys["aws:SourceArn"] = sourceArn;
        }

        keys["aws:PrincipalServiceName"] = service;
        keys["aws:PrincipalIsAWSService"] = "true";
        return new(action, resource, service, keys);
    }

    private AccessRequest RequestBy(Caller caller, string action, string resource, IReadOnlyDictionary<string, string>? ofService)
    {
        var keys = GlobalKeys();
        foreach (var (key, value) in ofService ?? new Dictionary<string, string>())
        {
            keys[key] = value;
        }

        keys["aws:PrincipalArn"] = caller.RoleArn!;
        keys["aws:PrincipalAccount"] = account.Id;
        keys["aws:PrincipalType"] = "AssumedRole";
        keys["aws:PrincipalIsAWSService"] = "false";
        keys["aws:ResourceAccount"] = account.Id;
        return new(action, resource, null, keys);
    }

    // Between AWS services every request is over TLS; that ours are not is the machine's affair.
    private Dictionary<string, string> GlobalKeys() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:CurrentTime"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["aws:EpochTime"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(),
        ["aws:RequestedRegion"] = account.Region,
        ["aws:SecureTransport"] = "true",
    };
}
