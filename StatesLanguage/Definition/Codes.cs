namespace Stepyard.StatesLanguage.Definition;

/// <summary>AWS's codes for what is wrong with a definition.</summary>
internal static class Codes
{
    public const string Json = "INVALID_JSON_DESCRIPTION";
    public const string Schema = "SCHEMA_VALIDATION_FAILED";
    public const string MissingTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>Ours: valid in AWS, not yet run here.</summary>
    public const string Unsupported = "NOT_SUPPORTED_LOCALLY";
}
