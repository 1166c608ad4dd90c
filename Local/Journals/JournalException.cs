namespace Stepyard.Local.Journals;

/// <summary>What happened can't be written down, so nothing may be acknowledged.</summary>
internal sealed class JournalException(string path, Exception cause)
    : Exception($"{path} can't be written: {cause.Message} Nothing is acknowledged any more, and executions stand still. Once that is mended, start Local again: all goes on from what was acknowledged.", cause);
