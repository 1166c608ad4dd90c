namespace Stepyard.Mapping.Velocity;

/// <summary>An object that templates see beside texts, numbers, lists and maps, such as API Gateway's <c>$input</c>.</summary>
internal interface IVelocityObject
{
    /// <summary>The value of a property; false where there is none.</summary>
    bool TryGet(string name, out object? value);

    /// <summary>Calls a method; false where there is none by that name that takes these arguments.</summary>
    /// <exception cref="MethodException">The call fails, and the rendering with it.</exception>
    bool TryCall(string name, object?[] arguments, out object? result);
}

/// <summary>A method refused its arguments; the reference that called it adds where.</summary>
internal sealed class MethodException(string message) : Exception(message);
