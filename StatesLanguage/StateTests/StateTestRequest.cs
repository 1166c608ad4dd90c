using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Which state to test, and with what.</summary>
/// <param name="Definition">The definition of one state, or, where <see cref="StateName"/> is given, of a whole state machine.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html</remarks>
public sealed record StateTestRequest(string Definition)
{
    /// <summary>The state of the state machine to test, at any depth; null where the definition is the state's own.</summary>
    public string? StateName { get; init; }

    /// <summary>The state's input.</summary>
    public Value Input { get; init; } = ObjectValue.Empty;

    /// <summary>The variables that the state can see, as a JSON object.</summary>
    public string? Variables { get; init; }

    /// <summary>The context object as JSON text, for a mocked state; by default one is made up.</summary>
    public string? Context { get; init; }

    /// <summary>What the state comes to instead of doing its work; null where it does.</summary>
    public StateMock? Mock { get; init; }

    /// <summary>The circumstances that the state finds itself in; by default none of note.</summary>
    public StateConfiguration Configuration { get; init; } = StateConfiguration.Default;

    /// <summary>How much the result tells; INFO by default.</summary>
    public InspectionLevel InspectionLevel { get; init; }

    /// <summary>Shows what a connection adds to the request of an HTTP Task.</summary>
    public bool RevealSecrets { get; init; }

    /// <summary>The role that the state's Task runs as; a Task that is not mocked needs one.</summary>
    public string? RoleArn { get; init; }

    /// <summary>What a Task calls that is not mocked; by default nothing answers.</summary>
    public ITaskRunner? Tasks { get; init; }

    /// <summary>Checks mocked results; by default any will do.</summary>
    public IMockSchema? MockSchema { get; init; }

    /// <summary>The region of the ARNs in a context object that is made up.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account of the ARNs in a context object that is made up.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The clock of waits, timeouts and <c>$now</c>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The source of jitter and random numbers.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The source of ids.</summary>
    public Func<Guid> NewGuid { get; init; } = Guid.NewGuid;
}
