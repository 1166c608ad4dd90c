using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Where data must not be lost, tables can't be deleted by accident, and can be put back to any second of the last weeks.</summary>
internal sealed class ProtectedData : GuardRail
{
    public override string Name => "protected-data";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from table in stack.IsProtected ? stack.Of(Types.Table) : []
        let lacks = new[]
        {
            table.Inputs.IsTrueAt("deletionProtectionEnabled") ? null : "DeletionProtectionEnabled",
            table.Inputs.IsTrueAt("pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled") ? null : "PointInTimeRecoverySpecification",
        }.OfType<string>().ToArray()
        where lacks.Length > 0
        select Found(table, $"its items can be lost in {stack.Name}: give it {string.Join(" and ", lacks)}, such as settings.ProtectData with stepyard:protectData on");
}
