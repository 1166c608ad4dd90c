using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>What CreateStateMachine and UpdateStateMachine have in common; null is what the request doesn't say.</summary>
internal sealed record StateMachineSettings(
    LoggingConfiguration? Logging, bool? Tracing, EncryptionConfiguration? Encryption, Publication? Publication)
{
    /// <exception cref="AwsException"><c>ValidationException</c>, <c>InvalidLoggingConfiguration</c>, <c>InvalidEncryptionConfiguration</c>.</exception>
    public static StateMachineSettings Read(Members members)
    {
        var logging = members.OptionalMembers("loggingConfiguration");
        var tracing = members.OptionalMembers("tracingConfiguration");
        var encryption = members.OptionalMembers("encryptionConfiguration");
        var publish = members.Flag("publish", usual: false);
        var versionDescription = members.OptionalText("versionDescription", min: 0);
        members.Check();
        return new(
            logging is null ? null : LoggingConfiguration.Read(logging),
            tracing?.Flag("enabled", usual: false),
            encryption is null ? null : EncryptionConfiguration.Read(encryption),
            publish ? new(versionDescription)
            : versionDescription is null or "" ? null
            : throw new AwsException("ValidationException", "Version description can only be set when publish is true"));
    }
}
