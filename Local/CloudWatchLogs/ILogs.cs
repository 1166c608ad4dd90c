namespace Stepyard.Local.CloudWatchLogs;

/// <summary>Where AWS services deliver their own logs (access logs, execution logs): no role is involved.</summary>
public interface ILogs
{
    /// <summary>Appends one event, at the time of the yard's clock; an unknown log group or stream is made first. Returns at once.</summary>
    /// <param name="logGroup">The log group's name, not its ARN.</param>
    /// <param name="stream">The log stream's name.</param>
    /// <param name="message">Makes the event's text, each time that somebody reads it: most events nobody reads.</param>
    void Put(string logGroup, string stream, Func<string> message);
}
