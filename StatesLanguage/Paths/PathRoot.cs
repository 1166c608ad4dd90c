namespace Stepyard.StatesLanguage.Paths;

/// <summary>In what a path looks.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>: the input.</summary>
    Input,

    /// <summary><c>$$</c>: the context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable.</summary>
    Variable,

    /// <summary><c>@</c>, in a filter: the value under test.</summary>
    Current,
}
