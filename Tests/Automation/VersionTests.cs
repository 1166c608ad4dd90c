using System.Xml.Linq;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Automation;

/// <summary>A deployment today and one next year are built from the same versions.</summary>
public sealed class VersionTests
{
    private static readonly string Root = Repository.Find().Root;

    [Fact]
    public void Every_package_has_one_exact_version()
    {
        var versions = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").ToArray();

        versions.Select(version => version.Attribute("Include")!.Value).ShouldContain("Pulumi.AwsNative");
        versions.ShouldAllBe(version => IsExact(version.Attribute("Version")!.Value));
    }

    [Fact]
    public void What_is_deployed_takes_its_versions_from_there()
    {
        var references = XDocument.Load(Path.Combine(Root, "Infra.csproj")).Descendants("PackageReference").ToArray();

        references.Select(reference => reference.Attribute("Include")!.Value).ShouldBe(["Pulumi", "Pulumi.Aws", "Pulumi.AwsNative"], ignoreOrder: true);
        references.ShouldAllBe(reference => reference.Attributes().Count() == 1);
    }

    // No range, no asterisk: three numbers at least.
    private static bool IsExact(string version) => Version.TryParse(version, out var parsed) && parsed.Build >= 0;
}
