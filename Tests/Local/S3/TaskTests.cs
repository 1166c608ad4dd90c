using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.S3;

public sealed class TaskTests
{
    [Fact]
    public async Task A_state_puts_gets_lists_and_deletes_an_object()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        var put = await RunAsync(s3, "putObject", """{"Bucket":"dragons","Key":"k","Body":{"Dict":"Value"}}""");
        var get = await RunAsync(s3, "getObject", """{"Bucket":"dragons","Key":"k"}""");
        var head = await RunAsync(s3, "headObject", """{"Bucket":"dragons","Key":"k"}""");
        var list = await RunAsync(s3, "listObjectsV2", """{"Bucket":"dragons"}""");
        await RunAsync(s3, "deleteObject", """{"Bucket":"dragons","Key":"k"}""");

        put.Output!.ToJson().ShouldBe("""{"ChecksumCRC32":"hnEfWw==","ChecksumType":"FULL_OBJECT","ETag":"\"49e31cee5aec8faf3345893addb14346\"","ServerSideEncryption":"AES256"}""");
        var described = (ObjectValue)get.Output!;
        described["Body"].ShouldBe("""{"Dict":"Value"}""");
        described.Select(member => member.Key).ShouldBe(["AcceptRanges", "ContentLength", "ContentType", "ETag", "LastModified", "Metadata", "ServerSideEncryption", "Body"]);
        ((ObjectValue)head.Output!).Select(member => member.Key).ShouldNotContain("Body");
        ((ObjectValue)list.Output!)["KeyCount"].ShouldBe(1L);
        (await s3.ElementsAsync("dragons", "Key")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_makes_a_bucket_copies_into_it_and_takes_both_away()
    {
        await using var s3 = await Buckets.OpenAsync();
        await RunAsync(s3, "createBucket", """{"Bucket":"dragons"}""");
        await RunAsync(s3, "putObject", """{"Bucket":"dragons","Key":"a b","Body":1,"Metadata":{"colour":"red"}}""");

        var copied = await RunAsync(s3, "copyObject", """{"Bucket":"dragons","Key":"copy","CopySource":"dragons/a%20b"}""");
        var head = await RunAsync(s3, "headObject", """{"Bucket":"dragons","Key":"copy"}""");
        var deleted = await RunAsync(s3, "deleteObjects", """{"Bucket":"dragons","Delete":{"Objects":[{"Key":"a b"},{"Key":"copy"}]}}""");
        var there = await RunAsync(s3, "headBucket", """{"Bucket":"dragons"}""");
        await RunAsync(s3, "deleteBucket", """{"Bucket":"dragons"}""");
        var gone = await RunAsync(s3, "headBucket", """{"Bucket":"dragons"}""");

        ((ObjectValue)((ObjectValue)copied.Output!)["CopyObjectResult"]).Select(member => member.Key).ShouldBe(["ETag", "LastModified"]);
        ((ObjectValue)head.Output!)["Metadata"].ToJson().ShouldBe("""{"colour":"red"}""");
        deleted.Output!.ToJson().ShouldBe("""{"Deleted":[{"Key":"a b"},{"Key":"copy"}],"Errors":[]}""");
        there.Output!.ToJson().ShouldBe("""{"BucketRegion":"us-east-1"}""");
        gone.Error.ShouldBe("S3.NoSuchBucketException");
    }

    [Theory]
    [InlineData("listObjects", """{"Bucket":"none"}""", "S3.NoSuchBucketException", "The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: ")]
    [InlineData("getObject", """{"Bucket":"dragons","Key":"k"}""", "S3.NoSuchKeyException", "The specified key does not exist. (Service: S3, Status Code: 404, Request ID: ")]
    [InlineData("getObject", """{"Bucket":"dragons"}""", "States.Runtime", "The Parameters '{\"Bucket\":\"dragons\"}' could not be used to start the Task: [The field 'Key' is required but was missing]")]
    public async Task An_error_of_S3_has_the_name_that_the_SDK_gives_it(string operation, string input, string error, string cause)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        var failed = await RunAsync(s3, operation, input);

        failed.Error.ShouldBe(error);
        failed.Cause!.ShouldStartWith(cause);
    }

    [Fact]
    public async Task A_state_may_do_what_its_role_may()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        var refused = await s3.Yard.TaskIntegrations["aws-sdk:s3:putObject"].InvokeAsync(Request("putObject", """{"Bucket":"dragons","Key":"k"}"""), s3.Reader(), CancellationToken.None);

        refused.Error.ShouldBe("S3.S3Exception");
        refused.Cause!.ShouldContain("is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::dragons/k");
        refused.Cause!.ShouldContain("Status Code: 403");
    }

    private static Task<TaskResult> RunAsync(Buckets s3, string operation, string input) =>
        s3.Yard.TaskIntegrations[$"aws-sdk:s3:{operation}"].InvokeAsync(Request(operation, input), s3.Yard.Access.Administrator, CancellationToken.None).AsTask();

    private static TaskRequest Request(string operation, string input) =>
        new("State", $"arn:aws:states:::aws-sdk:s3:{operation}", Value.Parse(input), null, null, null);
}
