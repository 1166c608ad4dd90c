namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>An event or a response that could not be converted from or to JSON.</summary>
public class JsonSerializerException : Exception
{
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
