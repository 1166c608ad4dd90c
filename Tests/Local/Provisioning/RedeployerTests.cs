using System.Threading.Channels;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Tests.Local.Provisioning;

public sealed class RedeployerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-redeployer-");
    private readonly Lines _lines = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_new_what_changed_and_what_is_gone_are_told_in_that_way()
    {
        await using var redeployer = Redeployer.Watch(_folder.FullName, _lines)!;
        redeployer.Begin(() => Task.FromResult(new Redeployment([Of("Role", "cook")], [Of("Topic", "orders")], [Of("Table", "dishes")])));

        Save("any");

        (await _lines.NextAsync()).ShouldBe("definitions Role 'cook' changed");
        (await _lines.NextAsync()).ShouldBe("definitions Topic 'orders' added");
        (await _lines.NextAsync()).ShouldBe("definitions Table 'dishes' is no longer in the program; it stays until Local is started again");
    }

    [Fact]
    public async Task What_is_saved_while_the_yard_starts_is_not_missed()
    {
        await using var redeployer = Redeployer.Watch(_folder.FullName, _lines)!;
        Save("early");

        redeployer.Begin(() => Task.FromResult(new Redeployment([], [], [])));

        (await _lines.NextAsync()).ShouldBe("definitions what is live is what the definitions say");
    }

    [Fact]
    public async Task A_definition_in_a_folder_within_counts_and_another_file_does_not()
    {
        var within = _folder.CreateSubdirectory("patterns").FullName;
        await using var redeployer = Redeployer.Watch(_folder.FullName, _lines)!;
        var runs = 0;
        redeployer.Begin(() => throw new ProvisioningException($"run {++runs}"));

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "notes.txt"), "not a definition");
        Save(Path.Combine(within, "retry"));

        (await _lines.NextAsync()).ShouldBe("definitions not re-deployed, what was live stays:\nrun 1");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_watched() => Redeployer.Watch(Path.Combine(_folder.FullName, "none"), _lines).ShouldBeNull();

    private void Save(string name) => File.WriteAllText(Path.Combine(_folder.FullName, $"{name}.asl.json"), "{}");

    private static LiveResource Of(string kind, string name) =>
        new(Inputs.Request($"aws-native:kitchen:{kind}", name, "{}"), new Provisioned(name, new Dictionary<string, object>()));

    private sealed class Lines : ITerminal
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public void Write(Tone tone, string service, string text) => _lines.Writer.TryWrite($"{service} {text}");

        public async Task<string> NextAsync()
        {
            using var patience = new CancellationTokenSource(PatientTime.Limit);
            return await _lines.Reader.ReadAsync(patience.Token);
        }
    }
}
