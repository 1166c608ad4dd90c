namespace Stepyard.StatesLanguage.Definition;

/// <summary>What kind of problem it is: AWS's codes, and ours for what AWS says nothing about.</summary>
/// <remarks>AWS: Step Functions API Reference, ValidateStateMachineDefinitionDiagnostic.</remarks>
internal static class Codes
{
    public const string Empty = "MISSING_DESCRIPTION";
    public const string Json = "INVALID_JSON_DESCRIPTION";
    public const string Schema = "SCHEMA_VALIDATION_FAILED";
    public const string MissingTarget = "MISSING_TRANSITION_TARGET";
    public const string MissingEnd = "MISSING_END_STATE";
    public const string DuplicateState = "DUPLICATE_STATE_NAME";
    public const string StateName = "INVALID_STATE_NAME";

    public const string DuplicateLabel = "DUPLICATE_LABEL_NAME";
    public const string LabelName = "INVALID_LABEL_NAME";
    public const string VariableName = "INVALID_VARIABLE_NAME";
    public const string ReservedVariable = "RESERVED_VARIABLE_NAME";
    public const string DuplicateVariable = "DUPLICATE_VARIABLE_NAME";
    public const string InvalidQuery = "INVALID_JSONATA_EXPRESSION";
    public const string UnsupportedQuery = "UNSUPPORTED_JSONATA_EXPRESSION";

    // AWS's warnings.
    public const string NoDollar = "NO_DOLLAR";
    public const string NoPath = "NO_PATH";
    public const string StaticResult = "PASS_RESULT_IS_STATIC";

    // Ours: warnings, which AWS does not give and which never go over the wire.
    public const string DuplicateField = "DUPLICATE_FIELD";
    public const string NeverReached = "NEVER_REACHED";
    public const string NeverEnds = "NEVER_ENDS";
    public const string UnknownVariable = "UNKNOWN_VARIABLE";
    public const string NoDelimiters = "NO_JSONATA_DELIMITERS";

    private static readonly string[] Ours = [DuplicateField, NeverReached, NeverEnds, UnknownVariable, NoDelimiters];

    public static bool IsOurs(string code) => Array.IndexOf(Ours, code) >= 0;
}
