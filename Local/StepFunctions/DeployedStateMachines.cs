using System.Collections.Concurrent;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions;

/// <summary>What a state machine is created with.</summary>
internal sealed record StateMachineDescription(
    string Name, string Definition, string RoleArn, WorkflowType Type, LoggingConfiguration Logging, bool Tracing);

/// <summary>The state machines of the account, and what AWS checks when one is created.</summary>
internal sealed class DeployedStateMachines(Account account, IAccess access, Integrations integrations, ITerminal terminal, TimeProvider time, Ids ids)
{
    /// <summary>What a role must be allowed for Step Functions to write execution logs.</summary>
    /// <remarks>AWS: Step Functions Developer Guide, "IAM policies for logging to CloudWatch Logs".</remarks>
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    private readonly ConcurrentDictionary<string, DeployedStateMachine> _byArn = new(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<DeployedStateMachine> List() => [.. _byArn.Values.OrderBy(machine => machine.Name, StringComparer.Ordinal)];

    public DeployedStateMachine? Find(string arn) => _byArn.GetValueOrDefault(arn);

    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>StateMachineDoesNotExist</c>.</exception>
    public DeployedStateMachine Get(string arn)
    {
        if (_byArn.TryGetValue(arn, out var machine))
        {
            return machine;
        }

        Names.CheckStateMachineArn(arn);
        throw new AwsException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");
    }

    public void Remove(string arn) => _byArn.TryRemove(arn, out _);

    /// <summary>The ARN that a state machine of this name has.</summary>
    public string ArnOf(string name) => account.Arn("states", $"stateMachine:{name}");

    /// <summary>Adds a state machine whose definition has been parsed. The same one again is no change.</summary>
    /// <exception cref="AwsException"><c>InvalidName</c>, <c>StateMachineAlreadyExists</c>, <c>AccessDeniedException</c>.</exception>
    public DeployedStateMachine Create(StateMachineDescription description, StateMachine parsed)
    {
        Names.Check(description.Name);
        var arn = ArnOf(description.Name);
        CheckRole(description, arn);
        WarnOfMissingServices(description.Name, parsed);
        var created = new DeployedStateMachine
        {
            Arn = arn,
            Name = description.Name,
            Type = description.Type,
            Definition = description.Definition,
            Machine = parsed,
            RoleArn = description.RoleArn,
            Logging = description.Logging,
            Tracing = description.Tracing,
            CreationDate = time.GetUtcNow(),
            RevisionId = ids.Uuid(),
        };
        var machine = _byArn.GetOrAdd(arn, created);
        return ReferenceEquals(machine, created) || IsSame(machine, description)
            ? machine
            : throw new AwsException("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");
    }

    /// <summary>The error that AWS answers to a definition with mistakes: all of them.</summary>
    public static AwsException InvalidDefinition(IEnumerable<Problem> problems) =>
        new("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join(", ", problems.Select(problem => $"{problem.Code}: {problem.Message} at {problem.Path}"))}'");

    /// <summary>A session of a role for Step Functions on behalf of a state machine.</summary>
    /// <remarks>A role that the stack doesn't have can only come over the wire: there is nothing to enforce.</remarks>
    public Caller Assume(string roleArn, string stateMachineArn) =>
        access.Knows(roleArn) ? access.Assume(roleArn, "states.amazonaws.com", stateMachineArn, ids.Session()) : access.Administrator;

    private void CheckRole(StateMachineDescription description, string arn)
    {
        if (!access.Knows(description.RoleArn))
        {
            terminal.Write(Tone.Warning, "states", $"{description.Name} has the role {description.RoleArn}, which is not in this stack: everything is allowed to it here.");
            return;
        }

        var role = Checked(
            () => Assume(description.RoleArn, arn),
            "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.");
        if (!description.Logging.IsOn)
        {
            return;
        }

        foreach (var action in LogDelivery)
        {
            Checked(
                () =>
                {
                    access.Authorize(role, action, "*");
                    return role;
                },
                "The state machine IAM Role is not authorized to access the Log Destination");
        }
    }

    private void WarnOfMissingServices(string name, StateMachine parsed)
    {
        foreach (var task in parsed.Tasks.Where(task => integrations.Find(task.Resource) is null))
        {
            terminal.Write(Tone.Warning, "states", $"{name}: the Task {task.Name} will fail here, no service of this yard answers {task.Resource}. It has: {integrations.Names}.");
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

    private static bool IsSame(DeployedStateMachine machine, StateMachineDescription description) =>
        machine.Definition == description.Definition && machine.RoleArn == description.RoleArn && machine.Type == description.Type
        && machine.Logging == description.Logging && machine.Tracing == description.Tracing;
}
