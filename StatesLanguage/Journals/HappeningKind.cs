namespace Stepyard.StatesLanguage.Journals;

/// <summary>What kind of thing has happened to an execution.</summary>
public enum HappeningKind
{
    /// <summary>A state was entered: its name is <see cref="Happening.Name"/>.</summary>
    Entered,

    /// <summary>Something outside was asked and answered at once, such as whether a map run may begin: <see cref="Happening.Cause"/> says why not.</summary>
    Asked,

    /// <summary>The time has come that a state waits for.</summary>
    Rang,

    /// <summary>A Task has its result: <see cref="Happening.Output"/>, or <see cref="Happening.Error"/> and <see cref="Happening.Cause"/>.</summary>
    Answered,

    /// <summary>The service of a Task has answered, and the Task goes on waiting.</summary>
    Submitted,

    /// <summary>A worker has taken the task of an activity: its name is <see cref="Happening.Name"/>.</summary>
    Taken,

    /// <summary>A worker is alive.</summary>
    Heartbeat,

    /// <summary>A Task was too late: <see cref="Happening.Error"/> says what for.</summary>
    TimedOut,

    /// <summary>A Task was under way when the engine stopped, and was dispatched again.</summary>
    DispatchedAgain,

    /// <summary>An object was read: what was read is told by <see cref="Happening.Name"/>, so that it is known again.</summary>
    Read,

    /// <summary>An object was written: <see cref="Happening.Index"/> bytes.</summary>
    Wrote,

    /// <summary>A child execution of a map run has ended: the one of the input <see cref="Happening.Index"/>.</summary>
    ChildEnded,

    /// <summary>The settings of a map run were changed: <see cref="Happening.Output"/> has them.</summary>
    MapRunUpdated,

    /// <summary>Somebody stopped the execution.</summary>
    Stopped,

    /// <summary>The execution took longer than its state machine allows.</summary>
    Expired,

    /// <summary>The execution had failed, and was begun again where it did: <see cref="Happening.Name"/> is the token of the request, where it has one.</summary>
    Redriven,
}
