using Stepyard.Mapping.Velocity.Evaluation.References;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>A reference in a template, and where it stands.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="IsQuiet"><c>$!name</c>: it is known that there may be no value.</param>
/// <param name="Place">Where.</param>
internal sealed record Mention(Reference Reference, bool IsQuiet, Place Place);
