namespace Stepyard.StatesLanguage.Values;

/// <summary>The six kinds of JSON value.</summary>
public enum ValueKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
