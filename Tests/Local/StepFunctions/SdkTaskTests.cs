using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.CloudWatch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.DynamoDb;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sts;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>AWS SDK integrations, <c>aws-sdk:SERVICE:ACTION</c>: whatever the wire has.</summary>
public sealed class SdkTaskTests
{
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:news";

    [Fact]
    public async Task Parameters_and_answers_have_Pascal_case_and_dates_are_text()
    {
        await using var yard = await StartAsync();
        await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var output = await SucceedAsync(yard, "sfn:startSyncExecution", $$"""{"StateMachineArn":"{{Pizza}}","Name":"mine","Input":{"pizza":1} }""");

        output.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["BillingDetails", "ExecutionArn", "Input", "InputDetails", "Name", "Output", "OutputDetails", "StartDate", "StateMachineArn", "Status", "StopDate", "TraceHeader"]);
        output.GetProperty("Output").GetString().ShouldBe("""{"pizza":1}""");
        output.GetProperty("InputDetails").GetRawText().ShouldBe("""{"Included":true}""");
        output.GetProperty("BillingDetails").GetProperty("BilledMemoryUsedInMB").GetInt32().ShouldBe(64);
        output.GetProperty("StartDate").GetString()!.ShouldMatch(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$");
    }

    [Fact]
    public async Task A_history_is_read_with_all_its_events()
    {
        await using var yard = await StartAsync();
        var ended = await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass));

        var output = await SucceedAsync(yard, "sfn:getExecutionHistory", $$"""{"ExecutionArn":"{{ended.GetProperty("executionArn").GetString()}}","MaxResults":2}""");

        output.GetProperty("Events")[1].GetProperty("StateEnteredEventDetails").GetProperty("Name").GetString().ShouldBe("Only");
        output.GetProperty("Events")[0].GetProperty("Timestamp").GetString()!.ShouldEndWith("Z");
    }

    [Theory]
    [InlineData("sfn:describeExecution", """{"ExecutionArn":"arn:aws:states:us-east-1:123456789012:execution:pizza:none"}""", "Sfn.ExecutionDoesNotExistException",
        "Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:pizza:none' (Service: Sfn, Status Code: 400, Request ID: ")]
    [InlineData("sfn:startExecution", """{"Name":"x"}""", "Sfn.ValidationException", "1 validation error detected: Value null at 'stateMachineArn' failed")]
    [InlineData("dynamodb:putItem", """{"TableName":"unicorns","Item":{"name":{"S":"x"}}}""", "DynamoDb.ResourceNotFoundException", "Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: ")]
    [InlineData("dynamodb:putItem", """{"TableName":"dragons","Item":null}""", "DynamoDb.DynamoDbException", "1 validation error detected: Value null at 'item' failed")]
    [InlineData("sns:publish", """{"TopicArn":"arn:aws:sns:us-east-1:123456789012:none","Message":"m"}""", "Sns.NotFoundException", "Topic does not exist (Service: Sns, Status Code: 404, Request ID: ")]
    [InlineData("sqs:sendMessage", """{"QueueUrl":"http://x/123456789012/none","MessageBody":"m"}""", "Sqs.QueueDoesNotExistException", "The specified queue does not exist. (Service: Sqs, Status Code: 400, Request ID: ")]
    [InlineData("sqs:sendMessage", """{"MessageBody":"m"}""", "Sqs.SqsException", "The request must contain the parameter QueueUrl.")]
    public async Task An_error_has_the_name_of_the_exception_and_the_words_of_the_SDK(string action, string parameters, string error, string cause)
    {
        await using var yard = await StartAsync();

        var ended = await RunAsync(yard, action, parameters);

        ended.GetProperty("error").GetString().ShouldBe(error);
        ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
        ended.GetProperty("cause").GetString()!.ShouldEndWith(") (SDK Attempt Count: 1)");
    }

    [Fact]
    public async Task Items_of_a_table_keep_the_names_of_their_attributes()
    {
        await using var yard = await StartAsync();

        (await SucceedAsync(yard, "dynamodb:putItem", """{"TableName":"dragons","Item":{"name":{"S":"Atlas"},"dateTime":{"N":"1"}}}""")).GetRawText().ShouldBe("{}");
        var found = await SucceedAsync(yard, "dynamodb:getItem", """{"TableName":"dragons","Key":{"name":{"S":"Atlas"}}}""", "second");

        found.GetRawText().ShouldBe("""{"Item":{"dateTime":{"N":"1"},"name":{"S":"Atlas"}}}""");
    }

    [Fact]
    public async Task A_message_is_published_with_its_attributes()
    {
        await using var yard = await StartAsync();

        var published = await SucceedAsync(yard, "sns:publish", $$"""{"TopicArn":"{{Topic}}","Message":{"text":"m"},"MessageAttributes":{"kind":{"DataType":"String","StringValue":"x"} } }""");

        published.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("MessageId");
    }

    [Fact]
    public async Task Digests_of_a_queue_have_the_SDKs_names()
    {
        await using var yard = await StartAsync();

        var sent = await SucceedAsync(yard, "sqs:sendMessage", """{"QueueUrl":"http://x/123456789012/orders","MessageBody":"msg"}""");
        var received = await SucceedAsync(yard, "sqs:receiveMessage", """{"QueueUrl":"http://x/123456789012/orders"}""", "second");

        sent.EnumerateObject().Select(member => member.Name).ShouldBe(["Md5OfMessageBody", "MessageId"], ignoreOrder: true);
        received.GetProperty("Messages")[0].GetProperty("Md5OfBody").GetString().ShouldBe("6e2baaf3b97dbeef01c0043275f9a0e7");
    }

    [Fact]
    public async Task Attributes_of_a_message_keep_the_names_that_their_sender_gave_them()
    {
        await using var yard = await StartAsync();

        await SucceedAsync(yard, "sqs:sendMessage", """{"QueueUrl":"http://x/123456789012/orders","MessageBody":"msg","MessageAttributes":{"MD5OfPizza":{"DataType":"String","StringValue":"x"} } }""");
        var received = await SucceedAsync(yard, "sqs:receiveMessage", """{"QueueUrl":"http://x/123456789012/orders","MessageAttributeNames":["All"]}""", "second");

        received.GetProperty("Messages")[0].GetProperty("MessageAttributes").GetProperty("MD5OfPizza").GetProperty("StringValue").GetString().ShouldBe("x");
    }

    [Fact]
    public async Task A_batch_is_published_and_lists_come_back_as_lists()
    {
        await using var yard = await StartAsync();

        var batch = await SucceedAsync(yard, "sns:publishBatch", $$"""{"TopicArn":"{{Topic}}","PublishBatchRequestEntries":[{"Id":"a","Message":"1"},{"Id":"b","Message":"2"}]}""");
        var topics = await SucceedAsync(yard, "sns:listTopics", "{}", "second");

        batch.GetProperty("Successful").EnumerateArray().Select(sent => sent.GetProperty("Id").GetString()).ShouldBe(["a", "b"]);
        batch.GetProperty("Failed").GetArrayLength().ShouldBe(0);
        topics.GetProperty("Topics").GetRawText().ShouldBe($$"""[{"TopicArn":"{{Topic}}"}]""");
    }

    [Fact]
    public async Task A_map_of_attributes_is_an_object()
    {
        await using var yard = await StartAsync();
        var attributes = (await SucceedAsync(yard, "sns:getTopicAttributes", $$"""{"TopicArn":"{{Topic}}"}""")).GetProperty("Attributes");
        attributes.GetProperty("TopicArn").GetString().ShouldBe(Topic);
    }

    [Fact]
    public async Task A_workflow_learns_who_it_is()
    {
        await using var yard = await StartAsync();
        (await SucceedAsync(yard, "sts:getCallerIdentity", "{}")).GetProperty("Account").GetString().ShouldBe("123456789012");
    }

    [Fact]
    public async Task Log_groups_keep_their_numbers()
    {
        await using var yard = await StartAsync();
        await SucceedAsync(yard, "cloudwatchlogs:createLogGroup", """{"LogGroupName":"/mine"}""");

        var groups = (await SucceedAsync(yard, "cloudwatchlogs:describeLogGroups", "{}", "second")).GetProperty("LogGroups");

        groups[0].GetProperty("LogGroupName").GetString().ShouldBe("/mine");
        groups[0].GetProperty("CreationTime").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task A_state_counts_in_CloudWatch_and_reads_it_again()
    {
        await using var yard = await StartAsync();
        var now = DateTimeOffset.UtcNow;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await SucceedAsync(yard, "cloudwatch:putMetricData", $$"""{"Namespace":"Shop","MetricData":[{"MetricName":"Orders","Value":3,"Timestamp":"{{minute}}"}]}""");

        var read = await SucceedAsync(
            yard, "cloudwatch:getMetricStatistics", $$"""{"Namespace":"Shop","MetricName":"Orders","StartTime":"{{minute}}","EndTime":"{{now.AddMinutes(1):O}}","Period":60,"Statistics":["Sum"]}""", "reader");

        var point = read.GetProperty("Datapoints")[0];
        (point.GetProperty("Timestamp").GetString(), point.GetProperty("Sum").GetDouble()).ShouldBe((minute, 3));
        var refused = await RunAsync(yard, "cloudwatch:putMetricData", "{}", "careless");
        refused.GetProperty("error").GetString().ShouldBe("CloudWatch.MissingRequiredParameterException");
    }

    [Theory]
    [InlineData("sts:getSessionToken", " Of aws-sdk:sts it has: getCallerIdentity.")]
    [InlineData("ec2:describeInstances", " It has: aws-sdk:cloudwatch, aws-sdk:cloudwatchlogs, ")]
    public async Task An_action_that_is_not_here_says_what_is(string action, string advice)
    {
        await using var yard = await StartAsync();

        var ended = await RunAsync(yard, action, "{}");

        ended.GetProperty("error").GetString().ShouldBe("States.Runtime");
        ended.GetProperty("cause").GetString()!.ShouldStartWith($"No service of this yard answers the resource 'arn:aws:states:::aws-sdk:{action}'.{advice}");
    }

    private static Task<StatesYard> StartAsync() => StatesYard.StartAsync(
        new YardOptions(),
        services =>
        {
            services.AddCloudWatchLogs();
            services.AddMetrics();
            services.AddDynamoDb();
            services.AddSns(services.AddSqs());
            services.AddSts();
        },
        StatesYard.Resource("aws-native:sns:Topic", "news", [("topicName", "news")]),
        StatesYard.Resource("aws-native:sqs:Queue", "orders", [("queueName", "orders")]),
        Table());

    private static MockResourceArgs Table() => StatesYard.Resource("aws-native:dynamodb:Table", "dragons", [
        ("tableName", "dragons"),
        ("billingMode", "PAY_PER_REQUEST"),
        ("attributeDefinitions", ImmutableArray.Create<object>(StatesYard.Map(("attributeName", "name"), ("attributeType", "S")))),
        ("keySchema", ImmutableArray.Create<object>(StatesYard.Map(("attributeName", "name"), ("keyType", "HASH"))))]);

    private static async Task<JsonElement> RunAsync(StatesYard yard, string action, string parameters, string name = "caller")
    {
        var definition = $$"""{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:{{action}}","Parameters":{{parameters}},"End":true} } }""";
        return await yard.RunAsync(await yard.CreateAsync(definition, name: name));
    }

    private static async Task<JsonElement> SucceedAsync(StatesYard yard, string action, string parameters, string name = "caller")
    {
        var ended = await RunAsync(yard, action, parameters, name);
        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.GetRawText());
        return JsonElement.Parse(ended.GetProperty("output").GetString()!);
    }
}
