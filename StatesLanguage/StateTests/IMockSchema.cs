using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Knows what services answer: a mocked result is held against it.</summary>
public interface IMockSchema
{
    /// <summary>What is wrong with a mocked result, such as <c>Field 'Entries' must be an array</c>; null where nothing is known to be.</summary>
    /// <param name="resource">The Task's <c>Resource</c>.</param>
    /// <param name="result">The mocked result.</param>
    /// <param name="mode"><see cref="FieldValidationMode.Strict"/> or <see cref="FieldValidationMode.Present"/>.</param>
    string? FindMistake(string resource, Value result, FieldValidationMode mode);
}
