namespace Stepyard.LambdaRuntime;

/// <summary>The function's code does not fit its configuration: a wrong handler string, a missing type, a method that can't be a handler.</summary>
/// <remarks>The simple name is what Lambda reports as <c>errorType</c>; the messages are AWS's.</remarks>
internal sealed class LambdaValidationException(string message) : Exception(message);
