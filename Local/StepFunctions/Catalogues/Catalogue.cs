using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Stepyard.Local.Journals;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Catalogues;

/// <summary>The state machines with their revisions, versions, aliases and tags, and the activities, on disk.</summary>
internal sealed class Catalogue : IDisposable
{
    private const int KeyLength = 16;

    private readonly ITerminal _terminal;
    private readonly Journal _journal;
    private readonly ConcurrentDictionary<string, RevisionRecord> _revisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DeployedStateMachine> _parsed = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<DeployedStateMachine, string> _keys = [];
    private readonly SortedDictionary<string, StateMachineRecord> _stateMachines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ActivityRecord> _activities = new(StringComparer.Ordinal);

    /// <param name="folder">The folder that has the file.</param>
    /// <param name="terminal">Where it says what is wrong with it.</param>
    /// <param name="used">The keys of the revisions that executions have; others are dropped, unless a state machine has them.</param>
    /// <exception cref="Provisioning.ProvisioningException">The file is damaged.</exception>
    public Catalogue(string folder, ITerminal terminal, IEnumerable<string> used)
    {
        _terminal = terminal;
        var file = new LineFile(Path.Combine(folder, "catalogue.log"), "state machines", "the state machines and activities that were created over the API are lost with it, and what executions run.");
        var lines = Read(file);
        var live = new HashSet<string>(used.Concat(_stateMachines.Values.SelectMany(machine => machine.Versions.Add(machine.Current))), StringComparer.Ordinal);
        foreach (var (key, _) in _revisions.Where(revision => !live.Contains(revision.Key)))
        {
            _revisions.TryRemove(key, out _);
        }

        if (lines > _revisions.Count + _stateMachines.Count + _activities.Count)
        {
            file.TellTorn(terminal);
            file.Replace(Lines());
        }

        _journal = new(file, terminal);
    }

    /// <summary>What it has of activities.</summary>
    public IReadOnlyCollection<ActivityRecord> Activities => _activities.Values;

    /// <summary>The state machines. One that can't be used any more is left out, and the terminal says why.</summary>
    public IReadOnlyList<StateMachineEntry> StateMachines()
    {
        var entries = new List<StateMachineEntry>();
        foreach (var record in _stateMachines.Values)
        {
            try
            {
                entries.Add(new(Get(record.Current))
                {
                    Versions = [.. record.Versions.Select(Get)],
                    Aliases = [.. record.Aliases],
                    Tags = record.Tags,
                    LastVersion = record.LastVersion,
                    CreatedWith = record.CreatedWith,
                    IsDeclared = record.IsDeclared,
                });
            }
            catch (Exception mistake) when (mistake is AwsException or KeyNotFoundException)
            {
                _terminal.Write(Tone.Warning, "states", $"The state machine {record.Arn} of an earlier run can't be used: {mistake.Message}");
            }
        }

        return entries;
    }

    /// <summary>The revision of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="AwsException">Its definition has mistakes, by the rules of today.</exception>
    public DeployedStateMachine Get(string key)
    {
        var machine = _parsed.GetOrAdd(key, key => _revisions.TryGetValue(key, out var revision)
            ? revision.Parse()
            : throw new KeyNotFoundException($"the catalogue has no revision {key} of it"));
        _keys.AddOrUpdate(machine, key);
        return machine;
    }

    /// <summary>The key of a revision, which is written down where it is not yet.</summary>
    public string KeyOf(DeployedStateMachine machine) => _keys.GetValue(machine, Put);

    /// <summary>Writes down how a state machine is from now on.</summary>
    public void Put(StateMachineEntry entry) => Add(new()
    {
        StateMachine = new(
            entry.Current.Arn, KeyOf(entry.Current), [.. entry.Versions.Select(KeyOf)], [.. entry.Aliases], entry.Tags, entry.LastVersion, entry.CreatedWith, entry.IsDeclared),
    });

    /// <summary>Writes down how an activity is from now on.</summary>
    public void Put(Activity activity) => Add(new()
    {
        Activity = new(activity.Arn, activity.Name, activity.CreationDate, activity.Encryption, activity.Tags),
    });

    /// <summary>Writes down that there is no state machine or activity of an ARN any more.</summary>
    public void Remove(string arn) => Add(new() { Removed = arn });

    /// <summary>Completes when all that was written down so far is safe on disk.</summary>
    /// <exception cref="JournalException">It can't be.</exception>
    public Task FlushAsync() => _journal.FlushAsync();

    public void Dispose() => _journal.Dispose();

    private static void Write(Utf8JsonWriter json, CatalogueLine line) => JsonSerializer.Serialize(json, line, StatesJson.Default.CatalogueLine);

    private int Read(LineFile file)
    {
        var count = 0;
        foreach (var line in file.Read())
        {
            count++;
            try
            {
                Apply(JsonSerializer.Deserialize(line.Json.Span, StatesJson.Default.CatalogueLine)!);
            }
            catch (JsonException mistake)
            {
                throw file.Damaged(line, mistake.Message);
            }
        }

        return count;
    }

    private void Apply(CatalogueLine line)
    {
        if (line.Revision is { } revision)
        {
            _revisions[revision.Key] = revision;
        }
        else if (line.StateMachine is { } machine)
        {
            _stateMachines[machine.Arn] = machine;
        }
        else if (line.Activity is { } activity)
        {
            _activities[activity.Arn] = activity;
        }
        else if (line.Removed is { } arn)
        {
            _stateMachines.Remove(arn);
            _activities.Remove(arn);
        }
    }

    private IEnumerable<LineBuffer> Lines()
    {
        using var buffer = new LineBuffer();
        CatalogueLine[] lines =
        [
            .. _revisions.Values.OrderBy(revision => revision.UpdateDate).Select(revision => new CatalogueLine { Revision = revision }),
            .. _stateMachines.Values.Select(machine => new CatalogueLine { StateMachine = machine }),
            .. _activities.Values.Select(activity => new CatalogueLine { Activity = activity }),
        ];
        foreach (var line in lines)
        {
            buffer.Clear();
            buffer.AddValue(line, Write);
            yield return buffer;
        }
    }

    private string Put(DeployedStateMachine machine)
    {
        var record = RevisionRecord.Of(machine);
        var key = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record, StatesJson.Default.RevisionRecord)))[..KeyLength];
        if (!_revisions.ContainsKey(key))
        {
            // Written before anybody finds it; two who write the same one do no harm.
            var revision = record with { Key = key };
            Add(new() { Revision = revision });
            _revisions.TryAdd(key, revision);
        }

        return key;
    }

    private void Add(CatalogueLine line)
    {
        using var lines = new LineBuffer();
        lines.AddValue(line, Write);
        _journal.Add(lines);
    }
}
