namespace Stepyard.Local.Lambda.Events;

/// <summary>An event that nobody waits for.</summary>
/// <param name="RequestId">Its invocation's id, the same for each attempt.</param>
/// <param name="Payload">UTF-8 JSON.</param>
internal sealed record DeadLetter(string RequestId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Why it was given up.</summary>
    public EventFailure Failure { get; init; } = new(200, "");
}

/// <summary>Why an event was given up.</summary>
/// <param name="Status">The status that an invocation would have been answered with: 200 for an error of the function, 429 where it was throttled.</param>
/// <param name="Message">The error's message.</param>
internal sealed record EventFailure(int Status, string Message);
