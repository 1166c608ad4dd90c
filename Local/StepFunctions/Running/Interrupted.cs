using Stepyard.StatesLanguage.Journals;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>An execution that ran when the yard stopped or crashed.</summary>
/// <param name="Start">How it was started.</param>
/// <param name="Past">What has happened to it since.</param>
internal sealed record Interrupted(StartRecord Start, List<Happening> Past);
