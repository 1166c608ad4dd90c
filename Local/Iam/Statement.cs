using System.Collections.Immutable;

namespace Stepyard.Local.Iam;

/// <summary>One statement of a policy.</summary>
internal sealed record Statement
{
    /// <summary>The statement as JSON text, for messages.</summary>
    public required string Text { get; init; }

    /// <summary>True for <c>Allow</c>, false for <c>Deny</c>.</summary>
    public required bool Allows { get; init; }

    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>Whether <see cref="Actions"/> are the excluded ones (<c>NotAction</c>).</summary>
    public bool ExceptActions { get; init; }

    /// <summary>Empty in a trust policy, whose resource is the role.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>Whether <see cref="Resources"/> are the excluded ones (<c>NotResource</c>).</summary>
    public bool ExceptResources { get; init; }

    /// <summary>The service principals that may assume the role; <c>*</c> for anyone. Empty in an identity policy.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Whether the statement speaks of this request, its conditions included.</summary>
    public bool AppliesTo(AccessRequest request) => Covers(request) && Conditions.All(condition => condition.Holds(request));

    /// <summary>Whether principal, action and resource match, whatever the conditions say.</summary>
    public bool Covers(AccessRequest request) => CoversPrincipal(request) && CoversAction(request.Action) && CoversResource(request);

    /// <summary>Whether the statement speaks of the request's action on any resource, its conditions included.</summary>
    public bool AppliesToSome(AccessRequest request) =>
        CoversPrincipal(request) && CoversAction(request.Action) && Conditions.All(condition => condition.Holds(request));

    private bool CoversPrincipal(AccessRequest request) =>
        request.Service is not { } service || Services.Any(principal => principal == "*" || principal == service);

    private bool CoversAction(string action) =>
        Actions.Any(pattern => Wildcard.Matches(pattern, action, ignoreCase: true)) != ExceptActions;

    private bool CoversResource(AccessRequest request) =>
        Resources.IsEmpty || Resources.Any(pattern => MatchesResource(PolicyVariables.Expand(pattern, request), request.Resource)) != ExceptResources;

    // An action without a resource is asked for "*": only a statement on "*" grants it, as in AWS.
    private static bool MatchesResource(string pattern, string resource) =>
        resource.StartsWith("arn:", StringComparison.Ordinal) ? Wildcard.MatchesArn(pattern, resource) : Wildcard.Matches(pattern, resource);
}
