namespace Stepyard.StatesLanguage.StateTests;

/// <summary>How a tested state ended.</summary>
public enum StateTestStatus
{
    Succeeded,
    Failed,

    /// <summary>It failed, and one of its retriers would try again.</summary>
    Retriable,

    /// <summary>It failed, and one of its catchers leads on.</summary>
    CaughtError,
}
