namespace Stepyard.StatesLanguage.StateTests;

/// <summary>How a mocked result is held against what the service answers.</summary>
public enum FieldValidationMode
{
    /// <summary>Required fields must be there, and the fields that are there must be as the service's API has them.</summary>
    Strict,

    /// <summary>The fields that are there must be as the service's API has them.</summary>
    Present,

    /// <summary>Anything goes.</summary>
    None,
}
