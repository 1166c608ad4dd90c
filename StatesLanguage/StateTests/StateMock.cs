namespace Stepyard.StatesLanguage.StateTests;

/// <summary>What a Task, Map or Parallel state comes to instead of doing its work: a result or an error, one of the two.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html</remarks>
public sealed record StateMock
{
    /// <summary>The result as JSON text.</summary>
    public string? Result { get; init; }

    /// <summary>The error.</summary>
    public StateMockError? ErrorOutput { get; init; }

    /// <summary>How <see cref="Result"/> of a Task is held against the service's API.</summary>
    public FieldValidationMode FieldValidationMode { get; init; } = FieldValidationMode.Strict;
}

/// <summary>A mocked error.</summary>
/// <param name="Error">The error name, such as <c>Lambda.TooManyRequestsException</c>.</param>
/// <param name="Cause">The cause.</param>
public sealed record StateMockError(string Error, string? Cause);
