namespace Stepyard.Local;

/// <summary>The local AWS account: who and where every ARN says it is.</summary>
/// <param name="Id">Twelve digits; AWS's documentation account by default.</param>
/// <param name="Region">The region from the stack's configuration.</param>
/// <param name="Partition"><c>aws</c>.</param>
public sealed record Account(string Id = "123456789012", string Region = "us-east-1", string Partition = "aws")
{
    /// <summary>The ARN of a regional resource: <c>arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE</c>.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Id}:{resource}";

    /// <summary>The ARN of a resource that has no region (IAM, STS): <c>arn:PARTITION:SERVICE::ACCOUNT:RESOURCE</c>.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{Id}:{resource}";
}
