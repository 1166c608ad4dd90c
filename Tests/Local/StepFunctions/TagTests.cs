namespace Stepyard.Tests.Local.StepFunctions;

public sealed class TagTests
{
    [Fact]
    public async Task Tags_are_added_changed_and_removed()
    {
        await using var yard = await StatesYard.StartAsync();
        var created = await yard.CallAsync("CreateStateMachine", new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, tags = Tags(("team", "kitchen")) });
        var resourceArn = created.GetProperty("stateMachineArn").GetString();

        await yard.CallAsync("TagResource", new { resourceArn, tags = Tags(("cost", "12"), ("team", "oven")) });
        await yard.CallAsync("UntagResource", new { resourceArn, tagKeys = (string[])["cost", "nothing"] });

        (await yard.CallAsync("ListTagsForResource", new { resourceArn })).GetRawText().ShouldBe("""{"tags":[{"key":"team","value":"oven"}]}""");
    }

    [Fact]
    public async Task A_resource_has_fifty_tags_at_most()
    {
        await using var yard = await StatesYard.StartAsync();
        var resourceArn = await yard.CreateAsync(StatesYard.Pass);
        await yard.CallAsync("TagResource", new { resourceArn, tags = Enumerable.Range(0, 50).Select(i => new { key = $"k{i}", value = "" }) });

        (await yard.RefusalAsync("TagResource", new { resourceArn, tags = Tags(("one more", "")) })).Code.ShouldBe("TooManyTags");
    }

    [Theory]
    [InlineData("what?", "")]
    [InlineData("team", "<kitchen>")]
    [InlineData("aws:team", "")]
    public async Task A_tag_with_other_characters_is_refused(string key, string value)
    {
        await using var yard = await StatesYard.StartAsync();
        var resourceArn = await yard.CreateAsync(StatesYard.Pass);

        (await yard.RefusalAsync("TagResource", new { resourceArn, tags = Tags((key, value)) })).Code.ShouldBe("ValidationException");
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:nobody", "ResourceNotFound", "Resource not found: 'arn:aws:states:us-east-1:123456789012:stateMachine:nobody'")]
    [InlineData("arn:aws:states:us-east-1:123456789012:activity:none", "ResourceNotFound", "Resource not found: 'arn:aws:states:us-east-1:123456789012:activity:none'")]
    [InlineData("nonsense", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: nonsense'")]
    public async Task Nothing_has_no_tags(string resourceArn, string code, string message)
    {
        await using var yard = await StatesYard.StartAsync();

        (await yard.RefusalAsync("ListTagsForResource", new { resourceArn })).ShouldBe((code, message));
        (await yard.RefusalAsync("TagResource", new { resourceArn, tags = Tags(("a", "b")) })).ShouldBe((code, message));
    }

    private static object Tags(params (string Key, string Value)[] tags) => tags.Select(tag => new { key = tag.Key, value = tag.Value });
}
