using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Catalogues;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions;

/// <summary>What a state machine is created with.</summary>
internal sealed record StateMachineDescription(
    string Name, string Definition, string RoleArn, WorkflowType Type, LoggingConfiguration Logging, bool Tracing)
{
    public EncryptionConfiguration Encryption { get; init; } = EncryptionConfiguration.AwsOwned;

    /// <summary>Its first version; null where none is published.</summary>
    public Publication? Publication { get; init; }

    public ImmutableArray<Tag> Tags { get; init; } = [];
}

/// <summary>What of a state machine is updated: what is null stays as it is.</summary>
internal sealed record StateMachineUpdate(
    string? Definition, string? RoleArn, LoggingConfiguration? Logging, bool? Tracing, EncryptionConfiguration? Encryption)
{
    public bool IsEmpty => (Definition, RoleArn, Logging, Tracing, Encryption) == default;

    /// <summary>Whether a version is published of what the update comes to; null where none is.</summary>
    public Publication? Publication { get; init; }
}

/// <summary>The state machines of the account, and what AWS checks when one is created.</summary>
internal sealed class DeployedStateMachines(
    Account account, IAccess access, Integrations integrations, ITerminal terminal, TimeProvider time, Ids ids, Random random, Catalogue? catalogue)
{
    /// <summary>What a role must be allowed for Step Functions to write execution logs.</summary>
    /// <remarks>AWS: Step Functions Developer Guide, "IAM policies for logging to CloudWatch Logs".</remarks>
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    /// <summary>What a role must be allowed for Step Functions to hear of the end of an execution or a job that a Task waits for.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/stepfunctions-iam.html</remarks>
    private static readonly string[] ManagedRule = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, StateMachineEntry> _byArn =
        new((catalogue?.StateMachines() ?? []).ToDictionary(entry => entry.Current.Arn), StringComparer.Ordinal);

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyList<DeployedStateMachine> List() => [.. _byArn.Values.Select(entry => entry.Current)];

    /// <summary>The state machine with this ARN, or of the version or alias with this ARN; null where there is none.</summary>
    public StateMachineEntry? Find(string arn) => _byArn.GetValueOrDefault(QualifiedArn.Parse(arn).StateMachine);

    /// <summary>The state machine with this ARN.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>StateMachineDoesNotExist</c>.</exception>
    public StateMachineEntry Get(string arn) => _byArn.TryGetValue(arn, out var entry) ? entry : throw DoesNotExist(arn);

    /// <summary>The current revision of a state machine, or a version.</summary>
    /// <param name="arn">The ARN of the state machine or of the version.</param>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>StateMachineDoesNotExist</c>.</exception>
    public DeployedStateMachine GetRevision(string arn) =>
        _byArn.TryGetValue(arn, out var entry) ? entry.Current : Find(arn)?.FindVersion(arn) ?? throw DoesNotExist(arn);

    /// <summary>What an execution runs that is started by an ARN of a state machine, a version or an alias.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>StateMachineDoesNotExist</c>.</exception>
    public DeployedStateMachine Choose(string arn) =>
        Find(arn) is { } entry && entry.FindAlias(arn) is { } alias
            ? entry.FindVersion(alias.Choose(random))! with { AliasArn = arn }
            : GetRevision(arn);

    public void Remove(string arn)
    {
        lock (_gate)
        {
            if (_byArn.TryRemove(arn, out _))
            {
                catalogue?.Remove(arn);
            }
        }
    }

    /// <summary>Adds a state machine of the program. One that was there before the yard started becomes as the program has it, and keeps what the program doesn't have.</summary>
    /// <exception cref="AwsException">As for <see cref="Create"/>.</exception>
    public StateMachineEntry Declare(StateMachineDescription description, StateMachine parsed)
    {
        var arn = ArnOf(description.Name);
        var isFirst = _declared.Add(arn);
        if (isFirst && Find(arn) is { Current: var kept } && kept.Type == description.Type)
        {
            var update = new StateMachineUpdate(description.Definition, description.RoleArn, description.Logging, description.Tracing, description.Encryption);
            if (With(kept, update, parsed).IsSame(kept))
            {
                CheckRole(kept);
                WarnOfMissingServices(kept);
            }
            else
            {
                Update(arn, update);
            }

            return Change(arn, entry => entry with { Tags = description.Tags, IsDeclared = true });
        }

        if (isFirst)
        {
            Remove(arn);
        }

        Create(description, parsed);
        return Change(arn, entry => entry with { IsDeclared = true });
    }

    /// <summary>Removes the state machines that the program had at an earlier start, and has no more.</summary>
    public void RemoveUndeclared()
    {
        foreach (var arn in _byArn.Values.Where(entry => entry.IsDeclared && !_declared.Contains(entry.Current.Arn)).Select(entry => entry.Current.Arn).ToList())
        {
            Remove(arn);
        }
    }

    /// <summary>The ARN that a state machine of this name has.</summary>
    public string ArnOf(string name) => account.Arn("states", $"stateMachine:{name}");

    /// <summary>Adds a state machine whose definition has been parsed. The same one again is no change.</summary>
    /// <exception cref="AwsException"><c>InvalidName</c>, <c>InvalidArn</c>, <c>StateMachineAlreadyExists</c>, <c>AccessDeniedException</c>.</exception>
    public StateMachineEntry Create(StateMachineDescription description, StateMachine parsed)
    {
        Names.Check(description.Name);
        var now = time.GetUtcNow();
        var created = new DeployedStateMachine
        {
            Arn = ArnOf(description.Name),
            Name = description.Name,
            Type = description.Type,
            Definition = description.Definition,
            Machine = parsed,
            RoleArn = description.RoleArn,
            Logging = description.Logging,
            Tracing = description.Tracing,
            Encryption = description.Encryption,
            CreationDate = now,
            UpdateDate = now,
        };
        CheckRole(created);
        WarnOfMissingServices(created);
        lock (_gate)
        {
            if (_byArn.TryGetValue(created.Arn, out var existing))
            {
                return existing.Current.IsSameButForTheRole(created) && existing.CreatedWith == description.Publication
                    ? existing
                    : throw new AwsException("StateMachineAlreadyExists", $"State Machine Already Exists: '{created.Arn}'");
            }

            var entry = new StateMachineEntry(created) { CreatedWith = description.Publication }.With(description.Tags);
            return Put(description.Publication is { } publication ? entry.Publish(publication, now) : entry);
        }
    }

    /// <summary>Makes a new revision the current one, unless nothing changes. Executions under way keep theirs.</summary>
    /// <exception cref="AwsException"><c>StateMachineDoesNotExist</c>, <c>InvalidArn</c>, <c>InvalidDefinition</c>, <c>AccessDeniedException</c>.</exception>
    public StateMachineEntry Update(string arn, StateMachineUpdate update) => Change(arn, entry =>
    {
        var current = entry.Current;
        var now = time.GetUtcNow();
        var parsed = update.Definition is { } definition ? Parse(definition, current.Type) : current.Machine;
        var updated = With(current, update, parsed) with { UpdateDate = now };
        CheckRole(updated);
        WarnOfMissingServices(updated);
        var changed = entry with { Current = updated.IsSame(current) ? updated : updated with { RevisionId = ids.Uuid() } };
        return update.Publication is { } publication ? changed.Publish(publication, now) : changed;
    });

    /// <summary>Changes a state machine's versions, aliases or tags.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>StateMachineDoesNotExist</c>, and what the change throws.</exception>
    public StateMachineEntry Change(string arn, Func<StateMachineEntry, StateMachineEntry> change)
    {
        lock (_gate)
        {
            var entry = Get(arn);
            var changed = change(entry);
            return changed == entry ? entry : Put(changed);
        }
    }

    /// <summary>Parses a definition.</summary>
    /// <exception cref="AwsException"><c>InvalidDefinition</c> with all mistakes.</exception>
    public static StateMachine Parse(string definition, WorkflowType type)
    {
        var parsed = StateMachine.Parse(definition, type);
        return parsed.Machine ?? throw InvalidDefinition(parsed.Errors);
    }

    /// <summary>The error that AWS answers to a definition with mistakes: all of them.</summary>
    public static AwsException InvalidDefinition(IEnumerable<Problem> errors) =>
        new("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join(", ", errors.Select(error => $"{error.Code}: {error.Message} at {error.Path ?? "null"}"))}'");

    /// <summary>A session of a role for Step Functions on behalf of a state machine.</summary>
    /// <remarks>A role that the stack doesn't have can only come over the wire: there is nothing to enforce.</remarks>
    public Caller Assume(string roleArn, string stateMachineArn) =>
        access.Knows(roleArn) ? access.Assume(roleArn, "states.amazonaws.com", stateMachineArn, ids.Session()) : access.Administrator;

    private static DeployedStateMachine With(DeployedStateMachine current, StateMachineUpdate update, StateMachine parsed) => current with
    {
        Definition = update.Definition ?? current.Definition,
        Machine = parsed,
        RoleArn = update.RoleArn ?? current.RoleArn,
        Logging = update.Logging ?? current.Logging,
        Tracing = update.Tracing ?? current.Tracing,
        Encryption = update.Encryption ?? current.Encryption,
    };

    private StateMachineEntry Put(StateMachineEntry entry)
    {
        catalogue?.Put(entry);
        return _byArn[entry.Current.Arn] = entry;
    }

    private void CheckRole(DeployedStateMachine machine)
    {
        Names.CheckRoleArn(machine.RoleArn);
        if (!access.Knows(machine.RoleArn))
        {
            terminal.Write(Tone.Warning, "states", $"{machine.Name} has the role {machine.RoleArn}, which is not in this stack: everything is allowed to it here.");
            return;
        }

        var role = Checked(
            () => Assume(machine.RoleArn, machine.Arn),
            "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.");
        if (machine.Logging.IsOn)
        {
            CheckEach(LogDelivery, role, "*", "The state machine IAM Role is not authorized to access the Log Destination");
        }

        foreach (var rule in machine.Machine.Tasks.Where(task => task.Service?.Pattern is "sync" or "sync:2").Select(task => RuleOf(task.Service!.Service)).OfType<string>().Distinct())
        {
            CheckEach(ManagedRule, role, account.Arn("events", $"rule/{rule}"), $"'{machine.RoleArn}' is not authorized to create managed-rule.");
        }
    }

    private static string? RuleOf(string service) => service switch
    {
        "states" => "StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "batch" => "StepFunctionsGetEventsForBatchJobsRule",
        _ => null,
    };

    private void CheckEach(string[] actions, Caller role, string resource, string refusal)
    {
        foreach (var action in actions)
        {
            Checked(
                () =>
                {
                    access.Authorize(role, action, resource);
                    return role;
                },
                refusal);
        }
    }

    private void WarnOfMissingServices(DeployedStateMachine machine)
    {
        foreach (var task in machine.Machine.Tasks.Where(task => integrations.Find(task.Resource) is null))
        {
            terminal.Write(Tone.Warning, "states", $"{machine.Name}: the Task {task.Name} will fail here, no service of this yard answers {task.Resource}. {integrations.AdviceOn(task.Resource)}");
        }
    }

    private static Caller Checked(Func<Caller> hop, string refusal)
    {
        try
        {
            return hop();
        }
        catch (AwsException refused) when (refused.Code == "AccessDeniedException")
        {
            throw new AwsException("AccessDeniedException", refusal);
        }
    }

    private static AwsException DoesNotExist(string arn)
    {
        Names.CheckStateMachineArn(arn);
        return new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");
    }
}
