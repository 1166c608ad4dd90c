namespace Stepyard.StatesLanguage.Queries;

/// <summary>How far a state has come when an expression is evaluated, which decides what <c>$states</c> has beside <c>input</c> and <c>context</c>.</summary>
internal enum QueryPhase
{
    /// <summary>Before the state's work: nothing more.</summary>
    Input,

    /// <summary>After it: <c>result</c>.</summary>
    Result,

    /// <summary>In a catcher: <c>errorOutput</c>.</summary>
    ErrorOutput,
}
