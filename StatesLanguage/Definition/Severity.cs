namespace Stepyard.StatesLanguage.Definition;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>The definition cannot be used.</summary>
    Error,

    /// <summary>The definition can be used; something in it is probably not what was meant.</summary>
    Warning,
}
