namespace Stepyard.Tests.Local.S3;

public sealed class BucketTests
{
    [Fact]
    public async Task A_bucket_is_removed_only_when_it_is_empty()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "wizards");
        await s3.CallAsync("PUT", "dragons/key", "x");

        (await s3.ElementsAsync("", "Name")).ShouldBe(["dragons", "wizards"]);
        (await s3.RefusalAsync("DELETE", "dragons")).ShouldBe((409, "BucketNotEmpty", "The bucket you tried to delete is not empty"));
        await s3.CallAsync("DELETE", "dragons/key");
        await s3.CallAsync("DELETE", "dragons");
        (await s3.ElementsAsync("", "Name")).ShouldBe(["wizards"]);
    }

    [Fact]
    public async Task A_listing_goes_on_where_the_last_page_ended()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        foreach (var key in (string[])["a", "b/1", "b/2", "c", "d/1"])
        {
            await s3.CallAsync("PUT", $"dragons/{key}", key);
        }

        var pages = new List<string>();
        var token = "";
        do
        {
            var query = $"dragons?list-type=2&delimiter=%2F&max-keys=2{token}";
            pages.Add(string.Join(' ', [.. await s3.ElementsAsync(query, "Key"), .. (await s3.ElementsAsync(query, "CommonPrefixes"))]));
            token = (await s3.ElementsAsync(query, "NextContinuationToken")).Select(next => $"&continuation-token={Uri.EscapeDataString(next)}").FirstOrDefault();
        }
        while (token is not null);

        pages.ShouldBe(["a b/", "c d/"]);
        (await s3.ElementsAsync("dragons?list-type=2&prefix=b%2F", "Key")).ShouldBe(["b/1", "b/2"]);
        (await s3.ElementsAsync("dragons?list-type=2&start-after=b%2F1", "Key")).ShouldBe(["b/2", "c", "d/1"]);
        (await s3.ElementsAsync("dragons?marker=b&max-keys=1", "Key")).ShouldBe(["b/1"]);
    }

    [Fact]
    public async Task Many_objects_are_deleted_at_once()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        await s3.CallAsync("PUT", "dragons/one", "1");
        await s3.CallAsync("PUT", "dragons/two", "2");

        await s3.CallAsync("POST", "dragons?delete", "<Delete><Object><Key>one</Key></Object><Object><Key>none</Key></Object></Delete>");

        (await s3.ElementsAsync("dragons", "Key")).ShouldBe(["two"]);
        (await s3.RefusalAsync("POST", "dragons?delete", null, new StringContent("<Delete>"))).Code.ShouldBe("MalformedXML");
    }

    [Fact]
    public async Task Keys_come_in_the_order_of_their_UTF_8_bytes_page_by_page()
    {
        await using var s3 = await Buckets.OpenAsync();
        await s3.CallAsync("PUT", "dragons");
        foreach (var key in new[] { "😀", "｡", "a", "é" })
        {
            await s3.CallAsync("PUT", $"dragons/{Uri.EscapeDataString(key)}", "x");
        }

        (await s3.ElementsAsync("dragons?list-type=2", "Key")).ShouldBe(["a", "é", "｡", "😀"]);
        (await s3.ElementsAsync($"dragons?list-type=2&start-after={Uri.EscapeDataString("｡")}", "Key")).ShouldBe(["😀"]);
    }

    [AwsCliFact]
    public async Task The_aws_command_copies_files_there_and_back()
    {
        await using var s3 = await Buckets.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("stepyard-s3-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "from"), Path.Combine(folder.FullName, "to"));
            await File.WriteAllTextAsync(from, "gold and ömething");
            await AwsCli.RunAsync(s3.Yard.AwsEndpoint, "s3", "mb", "s3://dragons");
            await AwsCli.RunAsync(s3.Yard.AwsEndpoint, "s3", "cp", "--quiet", from, "s3://dragons/my hoard/ä.txt");
            await AwsCli.RunAsync(s3.Yard.AwsEndpoint, "s3", "cp", "--quiet", "s3://dragons/my hoard/ä.txt", "s3://dragons/copy");
            await AwsCli.RunAsync(s3.Yard.AwsEndpoint, "s3", "cp", "--quiet", "s3://dragons/copy", to);
            var (_, _, error) = await AwsCli.TryAsync(s3.Yard.AwsEndpoint, "s3api", "get-object", "--bucket", "dragons", "--key", "none", to + "2");

            (await File.ReadAllTextAsync(to)).ShouldBe("gold and ömething");
            (await AwsCli.RunAsync(s3.Yard.AwsEndpoint, "s3", "ls", "s3://dragons")).ShouldContain("PRE my hoard/");
            error.ShouldContain("(NoSuchKey) when calling the GetObject operation: The specified key does not exist.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
