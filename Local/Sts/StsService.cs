namespace Stepyard.Local.Sts;

/// <summary>AWS Security Token Service: who am I. Roles are assumed inside the yard, see <see cref="Iam.IAccess"/>.</summary>
public static class StsService
{
    public static void AddSts(this Yard yard) => yard.Add(new GetCallerIdentity(yard.Account));
}
