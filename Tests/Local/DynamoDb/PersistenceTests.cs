using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    private string File => Path.Combine(_folder, "dynamodb", "dragons.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Items_survive_a_restart()
    {
        await using (var tables = await Tables.OpenAsync(_folder))
        {
            await tables.PutAsync(Tables.Dragons, Named("Atlas"));
            await tables.PutAsync(Tables.Dragons, Named("Henry"));
            await tables.Client.DeleteItemAsync(Tables.Dragons, Named("Atlas"));
        }

        (await NamesAsync()).ShouldBe(["Henry"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(255)]
    public async Task A_table_with_a_name_of_any_length_survives_a_restart(int length)
    {
        var request = TableTests.Orders();
        request.TableName = new string('o', length);
        await using (var tables = await Tables.OpenAsync(_folder))
        {
            await tables.Client.CreateTableAsync(request);
        }

        await using var again = await Tables.OpenAsync(_folder);
        (await again.Client.ListTablesAsync()).TableNames.ShouldContain(request.TableName);
    }

    [Fact]
    public async Task What_was_answered_is_in_the_file_before_the_yard_stops()
    {
        await using var tables = await Tables.OpenAsync(_folder);
        await tables.PutAsync(Tables.Dragons, Named("Smaug «золото»"));

        (await ReadSharedAsync()).ShouldEndWith("{\"put\":{\"name\":{\"S\":\"Smaug «золото»\"}}}\n");
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_short_is_dropped()
    {
        await StoreAsync("Atlas", "Henry");
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..^9]);

        (await NamesAsync()).ShouldBe(["Atlas"]);
        (await NamesAsync()).ShouldBe(["Atlas"]);
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_told_and_nothing_is_lost()
    {
        await StoreAsync("Atlas", "Henry");
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        lines[1] = lines[1][..5];
        await System.IO.File.WriteAllLinesAsync(File, lines);

        var error = await Should.ThrowAsync<Exception>(() => NamesAsync());

        error.Message.ShouldContain("line 2 is damaged");
        (await System.IO.File.ReadAllLinesAsync(File)).ShouldBe(lines);
    }

    [Fact]
    public async Task A_table_that_a_request_made_and_whose_first_line_is_damaged_is_told()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, """{"key":{"name":"S"},"request":{"TableName":"dragons","KeySchemb":[]}}""" + "\n");

        var error = await Should.ThrowAsync<ProvisioningException>(() => NamesAsync());

        error.Message.ShouldStartWith($"{File}: line 1 is damaged (");
    }

    [Fact]
    public async Task Opening_a_table_leaves_one_line_for_each_item()
    {
        await StoreAsync("Atlas", "Atlas", "Atlas");

        await NamesAsync();

        (await System.IO.File.ReadAllLinesAsync(File)).ShouldBe(["""{"key":{"name":"S"}}""", """{"put":{"name":{"S":"Atlas"}}}"""]);
    }

    [Fact]
    public async Task A_file_that_has_grown_over_much_is_written_anew()
    {
        await using var tables = await Tables.OpenAsync(_folder);
        var item = new Dictionary<string, AttributeValue>(Named("Atlas")) { ["x"] = new(new string('x', 390_000)) };
        foreach (var version in Enumerable.Range(1, 30))
        {
            item["version"] = new() { N = $"{version}" };
            await tables.PutAsync(Tables.Dragons, item);
        }

        new FileInfo(File).Length.ShouldBeLessThan(9_500_000);
        (await ReadSharedAsync()).ShouldContain("\"version\":{\"N\":\"30\"}");
    }

    [Fact]
    public async Task A_table_with_another_key_starts_empty_and_the_old_items_are_kept_aside()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, "{\"key\":{\"id\":\"N\"}}\n{\"put\":{\"id\":{\"N\":\"1\"}}}\n");

        (await NamesAsync()).ShouldBeEmpty();

        (await System.IO.File.ReadAllTextAsync(File + ".replaced")).ShouldContain("\"N\":\"1\"");
    }

    [Fact]
    public async Task An_item_nests_up_to_32_levels_after_an_update_and_a_restart_too()
    {
        await using (var tables = await Tables.OpenAsync(_folder))
        {
            await tables.PutAsync(Tables.Dragons, new(Named("Atlas")) { ["x"] = Nested(32) });
            await UpdateAsync(tables, Nested(31));
            (await Should.ThrowAsync<AmazonDynamoDBException>(() => UpdateAsync(tables, Nested(32)))).Message.ShouldBe("Nesting Levels have exceeded supported limits");
        }

        await using var again = await Tables.OpenAsync(_folder);
        Depth((await again.Client.GetItemAsync(Tables.Dragons, Named("Atlas"))).Item["x"]).ShouldBe(32);

        static Task UpdateAsync(Tables tables, AttributeValue value) => tables.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Tables.Dragons,
            Key = Named("Atlas"),
            UpdateExpression = "SET x[0] = :x",
            ExpressionAttributeValues = new() { [":x"] = value },
        });
    }

    private async Task StoreAsync(params string[] names)
    {
        await using var tables = await Tables.OpenAsync(_folder);
        foreach (var name in names)
        {
            await tables.PutAsync(Tables.Dragons, Named(name));
        }
    }

    private async Task<IEnumerable<string>> NamesAsync()
    {
        await using var tables = await Tables.OpenAsync(_folder);
        return (await tables.Client.ScanAsync(new ScanRequest(Tables.Dragons))).Items.Select(item => item["name"].S);
    }

    private async Task<string> ReadSharedAsync()
    {
        await using var file = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private static AttributeValue Nested(int levels) => levels == 0 ? new("x") : new() { L = [Nested(levels - 1)] };

    private static int Depth(AttributeValue value) => value.L is { Count: > 0 } list ? 1 + Depth(list[0]) : 0;

    private static Dictionary<string, AttributeValue> Named(string name) => new() { ["name"] = new(name) };
}
