using Stepyard.Local.CommandLine;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Provisioning;

/// <summary>Runs the program again whenever a definition's file changes, and says in the terminal what became of it.</summary>
internal sealed class Redeployer : IAsyncDisposable
{
    private const string Speaker = "definitions";

    private readonly string _folder;
    private readonly FolderWatch _watch;
    private readonly ITerminal _terminal;
    private readonly CancellationTokenSource _stopping = new();
    private Task _redeploying = Task.CompletedTask;
    private bool _isBehind;

    private Redeployer(string folder, FolderWatch watch, ITerminal terminal) => (_folder, _watch, _terminal) = (folder, watch, terminal);

    /// <summary>Watches from now on; what changes before <see cref="Begin"/> is not missed.</summary>
    /// <returns>Null where the folder can't be watched; the terminal says why.</returns>
    public static Redeployer? Watch(string folder, ITerminal terminal)
    {
        // The program says what it misses in a folder that is not there.
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            return new(folder, new(folder, ValidatedFile.Pattern), terminal);
        }
        catch (IOException e)
        {
            terminal.Write(Tone.Warning, Speaker, $"{folder} can't be watched: {e.Message} Start Local again after changing a definition.");
            return null;
        }
    }

    /// <summary>Begins to re-deploy.</summary>
    /// <param name="runAgain">Runs the program again.</param>
    public void Begin(Func<Task<Redeployment>> runAgain) => _redeploying = Task.Run(() => RedeployAsync(runAgain));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _redeploying;
        _watch.Dispose();
        _stopping.Dispose();
    }

    private async Task RedeployAsync(Func<Task<Redeployment>> runAgain)
    {
        try
        {
            while (true)
            {
                await _watch.ChangeAsync(_stopping.Token);
                await TellAsync(runAgain);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task TellAsync(Func<Task<Redeployment>> runAgain)
    {
        try
        {
            Tell(await runAgain());
            _isBehind = false;
        }
        catch (Exception e) when (e is ProvisioningException or IOException or UnauthorizedAccessException)
        {
            _terminal.Write(Tone.Failure, Speaker, $"not re-deployed, what was live stays:\n{DefinitionProblems.Text(e.Message, _folder)}");
            _isBehind = true;
        }
    }

    private void Tell(Redeployment redeployment)
    {
        foreach (var resource in redeployment.Updated)
        {
            _terminal.Write(Tone.Success, Speaker, resource.Properties.GetValueOrDefault("stateMachineRevisionId") is { } revision
                ? $"{resource.Properties["name"]} re-deployed as revision {revision}; executions under way keep their definition"
                : $"{KindOf(resource)} '{resource.Name}' changed");
        }

        foreach (var resource in redeployment.Created)
        {
            _terminal.Write(Tone.Success, Speaker, $"{KindOf(resource)} '{resource.Name}' added");
        }

        foreach (var resource in redeployment.Gone)
        {
            _terminal.Write(Tone.Warning, Speaker, $"{KindOf(resource)} '{resource.Name}' is no longer in the program; it stays until Local is started again");
        }

        if (redeployment.IsEmpty)
        {
            _terminal.Write(_isBehind ? Tone.Success : Tone.Detail, Speaker, "what is live is what the definitions say");
        }
    }

    // aws-native:iam:Role is shown as "Role".
    private static string KindOf(LiveResource resource) => resource.Type[(resource.Type.LastIndexOf(':') + 1)..];
}
