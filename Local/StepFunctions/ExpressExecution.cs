using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>An Express execution that has been started. Nothing is kept of it once it has been answered.</summary>
internal sealed record ExpressExecution(DeployedStateMachine Machine, Execution Run, string TraceHeader)
{
    /// <summary><c>arn:aws:states:REGION:ACCOUNT:express:STATEMACHINE:NAME:UUID</c>.</summary>
    public string Arn => Run.Identity.Id;

    public string Name => Run.Identity.Name;
}
