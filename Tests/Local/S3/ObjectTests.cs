using System.Net.Sockets;
using System.Text;

namespace Stepyard.Tests.Local.S3;

public sealed class ObjectTests
{
    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        using var put = await s3.SendAsync("PUT", "dragons/a%20b/%C3%A4%2Bc.txt", new ByteArrayContent("text data"u8.ToArray()), null, ("x-amz-meta-colour", "green"), ("Content-Type", "text/plain"));
        using var got = await s3.SendAsync("GET", "dragons/a%20b/%C3%A4%2Bc.txt");

        put.Headers.ETag!.Tag.ShouldBe("\"332eec544317a6d340b8e77da7fe54ad\"");
        (await got.Content.ReadAsStringAsync()).ShouldBe("text data");
        got.Headers.ETag.ShouldBe(put.Headers.ETag);
        got.Headers.GetValues("x-amz-meta-colour").ShouldBe(["green"]);
        got.Headers.GetValues("x-amz-server-side-encryption").ShouldBe(["AES256"]);
        got.Content.Headers.ContentType!.ToString().ShouldBe("text/plain");
        (await s3.ElementsAsync("dragons", "Key")).ShouldBe(["a b/ä+c.txt"]);
    }

    [Fact]
    public async Task An_object_is_written_only_where_there_is_none_or_the_one_that_the_writer_knows()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        using var first = await s3.SendAsync("PUT", "dragons/lock", new StringContent("mine"), null, ("If-None-Match", "*"));
        first.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var refused = (412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        (await s3.RefusalAsync("PUT", "dragons/lock", null, new StringContent("theirs"), ("If-None-Match", "*"))).ShouldBe(refused);
        (await s3.RefusalAsync("PUT", "dragons/lock", null, new StringContent("theirs"), ("If-Match", "\"another\""))).ShouldBe(refused);
        (await s3.RefusalAsync("PUT", "dragons/none", null, new StringContent("theirs"), ("If-Match", "\"another\""))).Code.ShouldBe("NoSuchKey");
        (await s3.CallAsync("GET", "dragons/lock")).ShouldBe("mine");

        using var known = await s3.SendAsync("PUT", "dragons/lock", new StringContent("mine again"), null, ("If-Match", first.Headers.ETag!.Tag));
        known.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_object_that_the_reader_has_already_is_not_sent_again()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var put = await s3.SendAsync("PUT", "dragons/key", new StringContent("text"));
        var tag = put.Headers.ETag!.Tag;

        foreach (var method in new[] { "GET", "HEAD" })
        {
            using var known = await s3.SendAsync(method, "dragons/key", null, null, ("If-None-Match", tag));
            using var changed = await s3.SendAsync(method, "dragons/key", null, null, ("If-None-Match", "\"another\""));
            using var missed = await s3.SendAsync(method, "dragons/key", null, null, ("If-Match", "\"another\""));
            ((int)known.StatusCode, (int)changed.StatusCode, (int)missed.StatusCode).ShouldBe((304, 200, 412));
        }
    }

    [Theory]
    [InlineData("bytes=0-3", 206, "text", "bytes 0-3/9")]
    [InlineData("bytes=5-", 206, "data", "bytes 5-8/9")]
    [InlineData("bytes=-2", 206, "ta", "bytes 7-8/9")]
    [InlineData("bytes=4-100", 206, " data", "bytes 4-8/9")]
    [InlineData("lines=1-2", 200, "text data", null)]
    public async Task A_range_of_an_object_can_be_read(string range, int status, string expected, string? contentRange)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/key", "text data");

        using var got = await s3.SendAsync("GET", "dragons/key", null, null, ("Range", range));

        (await got.Content.ReadAsStringAsync(), (int)got.StatusCode).ShouldBe((expected, status));
        got.Content.Headers.ContentRange?.ToString().ShouldBe(contentRange);
    }

    [Theory]
    [InlineData("GET", "nowhere/key", 404, "NoSuchBucket", "The specified bucket does not exist")]
    [InlineData("GET", "nowhere", 404, "NoSuchBucket", "The specified bucket does not exist")]
    [InlineData("GET", "dragons/key", 404, "NoSuchKey", "The specified key does not exist.")]
    [InlineData("PUT", "No_Such_Name", 400, "InvalidBucketName", "The specified bucket is not valid.")]
    [InlineData("GET", "dragons?max-keys=many", 400, "InvalidArgument", "Provided max-keys not an integer or within integer range")]
    [InlineData("POST", "dragons/key", 405, "MethodNotAllowed", "The specified method is not allowed against this resource.")]
    [InlineData("GET", "dragons?acl", 501, "NotImplemented", "A header or a parameter you provided implies functionality that is not implemented: acl")]
    public async Task What_cannot_be_is_refused_as_S3_refuses_it(string method, string path, int status, string code, string message)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");

        (await s3.RefusalAsync(method, path)).ShouldBe((status, code, message));
    }

    [Theory]
    [InlineData("no digest", 400, "InvalidDigest", "The Content-MD5 you specified was invalid.")]
    [InlineData("MzLuxURDF6bTQLjnfac=", 400, "InvalidDigest", "The Content-MD5 you specified was invalid.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==", 400, "BadDigest", "The Content-MD5 you specified did not match what we received.")]
    public async Task Content_that_is_not_what_its_MD5_is_of_is_refused(string md5, int status, string code, string message)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var content = new ByteArrayContent("text data"u8.ToArray());

        (await s3.RefusalAsync("PUT", "dragons/key", null, content, ("Content-MD5", md5))).ShouldBe((status, code, message));
        (await s3.ElementsAsync("dragons", "Key")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_that_is_what_its_MD5_is_of_is_kept()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var content = new ByteArrayContent("text data"u8.ToArray());

        using var put = await s3.SendAsync("PUT", "dragons/key", content, null, ("Content-MD5", "My7sVEMXptNAuOd9p/5UrQ=="));

        ((int)put.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Metadata_may_be_in_any_script()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var client = new TcpClient(s3.Yard.AwsEndpoint.Host, s3.Yard.AwsEndpoint.Port);
        const string head = "HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential=anyone/20260101/us-east-1/s3/aws4_request\r\n";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"PUT /dragons/key {head}Content-Length: 4\r\nx-amz-meta-colour: grün\r\n\r\ntextGET /dragons/key {head}Connection: close\r\n\r\n"));

        using var answers = new StreamReader(client.GetStream(), Encoding.UTF8);
        (await answers.ReadToEndAsync()).ShouldContain("x-amz-meta-colour: grün\r\n");
    }

    [Fact]
    public async Task An_object_is_not_copied_onto_itself_as_it_is()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/key", "text data");

        (await s3.RefusalAsync("PUT", "dragons/key", null, null, ("x-amz-copy-source", "dragons/key"))).Code.ShouldBe("InvalidRequest");
        using var replaced = await s3.SendAsync("PUT", "dragons/key", null, null, ("x-amz-copy-source", "dragons/key"), ("x-amz-metadata-directive", "REPLACE"), ("x-amz-meta-colour", "red"));
        ((int)replaced.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_URL_that_is_presigned_the_older_way_is_one_of_S3_and_may_choose_headers()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/key", "text data");
        using var http = new HttpClient();

        using var got = await http.GetAsync(new Uri(s3.Yard.AwsEndpoint, "dragons/key?AWSAccessKeyId=anyone&Signature=00&Expires=1796055000&response-content-type=text%2Fcsv"));

        (await got.Content.ReadAsStringAsync()).ShouldBe("text data");
        got.Content.Headers.ContentType!.ToString().ShouldBe("text/csv");
    }

    [Theory]
    [InlineData("dragons", 1)]
    [InlineData("dragons?list-type=2&fetch-owner=true", 1)]
    [InlineData("dragons?list-type=2", 0)]
    public async Task A_listing_tells_the_owner_where_it_is_asked_to(string path, int owners)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/key", "text data");

        (await s3.ElementsAsync(path, "Owner")).ShouldBe(Enumerable.Repeat(s3.Yard.Account.Id, owners));
    }

    [Fact]
    public async Task A_key_has_up_to_1024_bytes()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        var longest = string.Concat(Enumerable.Repeat("%C3%A9", 512));

        await s3.CallAsync("PUT", $"dragons/{longest}", "text data");
        (await s3.RefusalAsync("PUT", $"dragons/{longest}a")).ShouldBe((400, "KeyTooLongError", "Your key is too long"));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "0Q/6SA==")]
    [InlineData("x-amz-checksum-crc32c", "xVE8wQ==")]
    [InlineData("x-amz-checksum-crc64nvme", "8hJx6ncfQzQ=")]
    [InlineData("x-amz-checksum-sha1", "Qxilp4rPCP92BwRdgtBB++PXwt0=")]
    public async Task A_checksum_is_kept_where_it_is_right_and_refused_where_it_is_not(string header, string right)
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var put = await s3.SendAsync("PUT", "dragons/key", new StringContent("text data"), null, (header, right));

        using var got = await s3.SendAsync("HEAD", "dragons/key", null, null, ("x-amz-checksum-mode", "ENABLED"));

        put.IsSuccessStatusCode.ShouldBeTrue(await put.Content.ReadAsStringAsync());
        got.Headers.GetValues(header).ShouldBe([right]);
        var (status, code, _) = await s3.RefusalAsync("PUT", "dragons/key", null, new StringContent("other data"), (header, right));
        (status, code).ShouldBe((400, "BadDigest"));
    }

    [Fact]
    public async Task An_object_in_signed_chunks_with_a_trailing_checksum_is_put_together()
    {
        const string Chunks = "5;chunk-signature=00\r\ntext \r\n4;chunk-signature=00\r\ndata\r\n0;chunk-signature=00\r\nx-amz-checksum-crc32:0Q/6SA==\r\nx-amz-trailer-signature:00\r\n\r\n";
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        using var put = await s3.SendAsync(
            "PUT", "dragons/key", new ByteArrayContent(Encoding.ASCII.GetBytes(Chunks)), null,
            ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"), ("Content-Encoding", "aws-chunked"));

        using var got = await s3.SendAsync("GET", "dragons/key");

        put.Headers.GetValues("x-amz-checksum-crc32").ShouldBe(["0Q/6SA=="]);
        (await got.Content.ReadAsStringAsync()).ShouldBe("text data");
        got.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task Buckets_and_objects_are_there_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("stepyard-s3-");
        try
        {
            await using (var s3 = await Buckets.OpenAsync(folder.FullName))
            {
                await s3.CallAsync("PUT", "dragons");
                await s3.CallAsync("PUT", "dragons/one", "first\nsecond");
                await s3.CallAsync("PUT", "dragons/two", "");
                await s3.CallAsync("DELETE", "dragons/two");
            }

            await using var again = await Buckets.OpenAsync(folder.FullName);

            (await again.CallAsync("GET", "dragons/one")).ShouldBe("first\nsecond");
            (await again.ElementsAsync("dragons", "Key")).ShouldBe(["one"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_role_may_read_what_its_policy_says_and_learns_nothing_else()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/reports/one", "gold");

        using var read = await s3.SendAsync("GET", "dragons/reports/one", null, s3.Reader());

        (await read.Content.ReadAsStringAsync()).ShouldBe("gold");
        (await s3.RefusalAsync("GET", "dragons/hoard", s3.Reader())).ShouldBe((403, "AccessDenied",
            "User: arn:aws:sts::123456789012:assumed-role/reader/session is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::dragons/hoard because no identity-based policy allows the s3:GetObject action"));
        (await s3.RefusalAsync("GET", "dragons/reports/none", s3.Reader())).Code.ShouldBe("AccessDenied");
        (await s3.RefusalAsync("PUT", "dragons/reports/one", s3.Reader(), new StringContent("lead"))).Code.ShouldBe("AccessDenied");
    }
}
