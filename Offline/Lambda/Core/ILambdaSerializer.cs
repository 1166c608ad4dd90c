namespace Amazon.Lambda.Core;

/// <summary>Turns an event's bytes into a function's parameter, and its result into the response's bytes.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
