using Stepyard.Local;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local;

/// <summary>State belongs to one Local at a time.</summary>
public sealed class HeldFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_that_another_Local_holds_is_refused_until_that_one_stops()
    {
        using (new HeldFolder(_folder))
        {
            Should.Throw<ProvisioningException>(() => new HeldFolder(_folder)).Message
                .ShouldBe($"The data folder {_folder} is in use. Is Local running already? Choose another one with --data, or keep nothing with --ephemeral.");
        }

        using var again = new HeldFolder(_folder);
        again.Path.ShouldBe(_folder);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        Should.Throw<ProvisioningException>(() => new HeldFolder(Path.Combine(file, "data"))).Message.ShouldContain("can't be used");
    }

    [Fact]
    public void A_temporary_folder_is_deleted_at_the_end()
    {
        var temporary = new HeldFolder(path: null);
        File.WriteAllText(Path.Combine(temporary.Path, "state"), "");
        temporary.Dispose();

        Directory.Exists(temporary.Path).ShouldBeFalse();
    }
}
