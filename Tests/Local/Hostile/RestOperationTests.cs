using System.Text;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Services that speak REST, with addresses and bodies that no client of AWS would send.</summary>
public sealed class RestOperationTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private static readonly string[] Names =
        ["..", "..%2F..%2F..%2Fetc%2Fpasswd", "%2e%2e%2fx", "a%5C..%5C..", "%01", "%ff", "%zz", new('a', 3000), "arn:aws:lambda", "arn:aws:lambda:us-east-1:123456789012:function:..%2Fx", "%F0%9F%92%A5", "$LATEST", "~", ":", "{name}"];

    private static readonly string[] Bodies =
        ["", "{", "nonsense", "[]", "null", "{\"a\":\"\\ud800\"}", "{\"jobName\":1,\"jobs\":[1],\"Principal\":{},\"Statement\":[]}", Samples.Nested(100_000), "\u0001"];

    [Fact]
    public async Task Any_address_and_any_body_is_answered_with_a_result_or_an_error_of_AWS()
    {
        var failures = new List<string>();
        foreach (var operation in yard.Yard.RestOperations)
        {
            foreach (var path in operation.Pattern.Contains('{', StringComparison.Ordinal) ? Names.Select(name => PathOf(operation.Pattern, name)) : [operation.Pattern])
            {
                foreach (var body in Bodies)
                {
                    var answer = await SendAsync(operation.Method, path, body);
                    if (answer.Status >= 500 || (answer.Status >= 400 && answer.ErrorType is not { Length: > 0 }))
                    {
                        failures.Add($"{operation.Method} {path} {body[..Math.Min(body.Length, 100)]} {answer.Status} {answer.Body}");
                    }
                }
            }
        }

        failures.ShouldBeEmpty();
        yard.Bugs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/..%2f..%2fetc%2fpasswd")]
    [InlineData("PUT", "/2015-03-31/functions")]
    [InlineData("OPTIONS", "/x")]
    [InlineData("BREW", "/")]
    [InlineData("GET", "/?list-type=2")]
    public async Task An_operation_that_is_not_here_is_unknown(string method, string path)
    {
        var answer = await SendAsync(method, path, "");
        if (answer.Status == 404)
        {
            answer.ErrorType.ShouldBe("UnknownOperationException");
            return;
        }

        // The root shows what is live.
        answer.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("bucket/..%2F..%2F..%2Foutside")]
    [InlineData("bucket/%2e%2e/%2e%2e/outside")]
    [InlineData("bucket/a%5C..%5C..%5Coutside")]
    [InlineData("bucket/.")]
    [InlineData("bucket/..")]
    [InlineData("bucket//etc/passwd")]
    [InlineData("bucket/%01%7f")]
    [InlineData("bucket/%F0%9F%92%A5")]
    public async Task An_object_by_any_key_stays_in_its_bucket(string address)
    {
        (await S3Async("PUT", "/bucket", "")).Status.ShouldBe(200);
        var outside = Directory.GetFileSystemEntries(Path.GetDirectoryName(yard.Yard.DataFolder)!).Length;

        (await S3Async("PUT", $"/{address}", "content")).Status.ShouldBe(200);
        (await S3Async("GET", $"/{address}", "")).Body.ShouldBe("content");
        (await S3Async("GET", "/bucket?list-type=2", "")).Status.ShouldBe(200);

        Directory.GetFiles(yard.Yard.DataFolder, "*", SearchOption.AllDirectories).ShouldNotContain(file => Path.GetFileName(file) == "outside");
        File.Exists(Path.Combine(yard.Yard.DataFolder, "..", "outside")).ShouldBeFalse();
        outside.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("PUT", "/..")]
    [InlineData("PUT", "/..%2F..%2Foutside")]
    [InlineData("PUT", "/%2e%2e")]
    [InlineData("PUT", "/a%00b")]
    [InlineData("PUT", "/A_B")]
    [InlineData("GET", "/none/key")]
    [InlineData("POST", "/bucket?delete")]
    [InlineData("GET", "/bucket?acl")]
    [InlineData("GET", "/bucket?list-type=2&max-keys=-1")]
    [InlineData("GET", "/bucket?list-type=2&continuation-token=%ff")]
    [InlineData("BREW", "/bucket/key")]
    public async Task A_request_that_S3_can_not_take_is_refused(string method, string address)
    {
        await S3Async("PUT", "/bucket", "");
        foreach (var body in new[] { "", "<", "<Delete><Object/></Delete>", "<!DOCTYPE a [<!ENTITY x \"y\">]><Delete>&x;</Delete>" })
        {
            (await S3Async(method, address, body)).Status.ShouldBeInRange(400, 501);
        }

        yard.Bugs.ShouldBeEmpty();
    }

    private static string PathOf(string pattern, string name) => string.Join('/', pattern.Split('/').Select(segment => segment.StartsWith('{') ? name : segment));

    private Task<Answer> S3Async(string method, string address, string body) => SendAsync(method, address, body, "s3");

    private async Task<Answer> SendAsync(string method, string address, string body, string? service = null)
    {
        using var request = new HttpRequestMessage(new(method), new Uri($"http://{yard.Endpoint.Authority}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = body.Length == 0 ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        if (service is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=any/20261120/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00");
        }

        return await yard.SendAsync(request);
    }
}
