namespace Stepyard.StatesLanguage.Definition;

/// <summary>The two types of state machine.</summary>
public enum WorkflowType
{
    /// <summary>Runs for up to a year and keeps a history.</summary>
    Standard,

    /// <summary>Runs for up to five minutes, request-response integrations only.</summary>
    Express,
}
