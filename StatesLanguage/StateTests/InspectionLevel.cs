namespace Stepyard.StatesLanguage.StateTests;

/// <summary>How much a test of a state tells.</summary>
public enum InspectionLevel
{
    /// <summary>What the state came to.</summary>
    Info,

    /// <summary>And what each of its fields made of the data.</summary>
    Debug,

    /// <summary>And the request and response of an HTTP Task.</summary>
    Trace,
}
