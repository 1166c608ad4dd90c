namespace Stepyard.Local.Iam;

/// <summary>What is asked of a policy: an action on a resource, by whom and under which circumstances.</summary>
/// <param name="Action">The action, such as <c>states:StartExecution</c>.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c> for an action without one.</param>
/// <param name="Service">The service principal that asks to assume a role; null where a role's session asks.</param>
/// <param name="Keys">The condition keys that AWS fills for this request, such as <c>aws:SourceArn</c>; names compare without case.</param>
internal sealed record AccessRequest(string Action, string Resource, string? Service, IReadOnlyDictionary<string, string> Keys);
