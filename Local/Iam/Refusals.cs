namespace Stepyard.Local.Iam;

/// <summary>What AWS says to a request that its policies don't allow.</summary>
/// <remarks>AWS: IAM User Guide, "Troubleshoot access denied error messages".</remarks>
internal static class Refusals
{
    public static string NotAllowed(Caller caller, string action, string resource) =>
        $"User: {caller.Arn} is not authorized to perform: {action}{On(resource)} because no identity-based policy allows the {action} action";

    public static string Denied(Caller caller, string action, string resource) =>
        $"User: {caller.Arn} is not authorized to perform: {action}{On(resource)} with an explicit deny in an identity-based policy";

    public static string NotAllowed(string service, string action, string resource) =>
        $"User: {service} is not authorized to perform: {action}{On(resource)} because no resource-based policy allows the {action} action";

    public static string Denied(string service, string action, string resource) =>
        $"User: {service} is not authorized to perform: {action}{On(resource)} with an explicit deny in a resource-based policy";

    /// <summary>Each service words it in its own way when it can't take on the role that it was given.</summary>
    public static string Assume(string service, string roleArn) => service switch
    {
        "states.amazonaws.com" => "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
        "lambda.amazonaws.com" => "The role defined for the function cannot be assumed by Lambda.",
        "apigateway.amazonaws.com" => "API Gateway does not have permission to assume the provided role",
        _ => $"User: {service} is not authorized to perform: sts:AssumeRole{On(roleArn)}",
    };

    private static string On(string resource) => resource == "*" ? "" : $" on resource: {resource}";
}
