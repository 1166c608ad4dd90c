namespace Stepyard.Local.Iam;

/// <summary>Identity and Access Management: roles, and the policies that decide every hop between services.</summary>
public static class IamService
{
    /// <summary>Adds roles and their policies. The decisions are <see cref="Yard.Access"/>.</summary>
    public static void AddIam(this Yard yard)
    {
        yard.Add(new RoleResource(yard.Account, yard.AccessControl));
        yard.Add(new RolePolicyResource(yard.AccessControl));
    }
}
