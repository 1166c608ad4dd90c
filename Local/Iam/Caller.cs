namespace Stepyard.Local.Iam;

/// <summary>Who makes a request: the account's administrator, or a session of a role that a service assumed.</summary>
/// <param name="Arn">
/// <c>arn:aws:iam::ACCOUNT:root</c> for requests from outside, <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c> for a hop between services.
/// </param>
/// <param name="RoleArn">The role whose policies decide; null for the administrator, who may do everything.</param>
public sealed record Caller(string Arn, string? RoleArn)
{
    public bool IsAdministrator => RoleArn is null;
}
