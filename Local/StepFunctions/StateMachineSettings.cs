using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>What CreateStateMachine and UpdateStateMachine have in common; null is what the request doesn't say.</summary>
internal sealed record StateMachineSettings(
    LoggingConfiguration? Logging, bool? Tracing, EncryptionConfiguration? Encryption, Publication? Publication)
{
    /// <exception cref="AwsException"><c>ValidationException</c>, <c>InvalidLoggingConfiguration</c>, <c>InvalidEncryptionConfiguration</c>.</exception>
    public static StateMachineSettings Read(Members members)
    {
        var logging = members.Structure("loggingConfiguration");
        var tracing = members.Structure("tracingConfiguration");
        var encryption = members.Structure("encryptionConfiguration");
        var publish = members.Flag("publish", usual: false);
        var versionDescription = members.OptionalText("versionDescription", min: 0);
        members.Check();
        return new(
            logging is { } destination ? LoggingConfiguration.Read(destination) : null,
            tracing is { } structure ? new Members(structure).Flag("enabled", usual: false) : null,
            encryption is { } key ? EncryptionConfiguration.Read(key) : null,
            publish ? new(versionDescription)
            : versionDescription is null or "" ? null
            : throw new AwsException("ValidationException", "Version description can only be set when publish is true"));
    }
}
