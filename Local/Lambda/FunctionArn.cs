using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda;

/// <summary>The ways to name a function: its name, <c>ACCOUNT:function:NAME</c> or its ARN, each with <c>:QUALIFIER</c> or without.</summary>
internal static class FunctionArn
{
    /// <summary>The function's name and the qualifier, null where there is none.</summary>
    public static (string Name, string? Qualifier) Parse(string reference)
    {
        var marker = reference.IndexOf("function:", StringComparison.Ordinal);
        var name = marker < 0 ? reference : reference[(marker + "function:".Length)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    public static string Of(Account account, string name) => account.Arn("lambda", $"function:{name}");

    /// <summary>The error for a function that the stack does not have.</summary>
    public static AwsException NotFound(Account account, string name, string? qualifier) =>
        new("ResourceNotFoundException", $"Function not found: {Of(account, name)}:{qualifier ?? FunctionConfiguration.Version}", 404);
}
