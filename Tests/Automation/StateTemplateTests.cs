using System.Text.Json.Nodes;

namespace Stepyard.Tests.Automation;

/// <summary>Where Pulumi's state is kept: <c>deploy/state.yaml</c>.</summary>
public sealed class StateTemplateTests
{
    private static readonly JsonObject Bucket = AccountTemplate.State.Properties("StateBucket");

    [Fact]
    public void The_bucket_keeps_old_versions() => Bucket["VersioningConfiguration"]!["Status"]!.GetValue<string>().ShouldBe("Enabled");

    [Fact]
    public void The_bucket_is_encrypted_with_the_key_beside_it()
    {
        var rule = Bucket["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!["ServerSideEncryptionByDefault"]!;

        rule["SSEAlgorithm"]!.GetValue<string>().ShouldBe("aws:kms");
        rule["KMSMasterKeyID"]!.GetValue<string>().ShouldBe("StateKey.Arn");
    }

    [Fact]
    public void The_bucket_can_not_be_made_public()
    {
        var block = Bucket["PublicAccessBlockConfiguration"]!.AsObject();

        block.Select(rule => rule.Key).ShouldBe(["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]);
        block.ShouldAllBe(rule => rule.Value!.GetValue<bool>());
    }

    [Fact]
    public void The_key_turns_over() => AccountTemplate.State.Properties("StateKey")["EnableKeyRotation"]!.GetValue<bool>().ShouldBeTrue();

    [Theory]
    [InlineData("StateBucket")]
    [InlineData("StateKey")]
    public void State_outlives_the_stack_that_made_its_place(string resource) =>
        AccountTemplate.State.Resources[resource]!["DeletionPolicy"]!.GetValue<string>().ShouldBe("Retain");
}
