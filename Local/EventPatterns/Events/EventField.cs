using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Events;

/// <summary>A value in an event that is neither object nor array, and where it stands.</summary>
internal readonly record struct EventField(Value Value, Place Place);
