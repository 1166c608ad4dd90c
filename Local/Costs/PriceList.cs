using System.Collections.Immutable;

namespace Stepyard.Local.Costs;

/// <summary>AWS's prices for us-east-1, in dollars, without free tiers, savings plans and taxes.</summary>
/// <remarks>
/// With each stands the address of AWS's page that has it. The pages themselves were not to be had where this was written, only copies and quotations of them.
/// The copies lack the tiers of Express GB-seconds, which are those that Infracost's tests have from AWS's price list (<c>sfn_state_machine_test.golden</c>);
/// the prices of SNS and SQS are from pages of others. A unit is a single request, transition, GB-second or GB.
/// </remarks>
internal static class PriceList
{
    private const decimal Thousand = 1000;
    private const decimal Million = 1_000_000;
    private const decimal Billion = 1_000_000_000;
    private const decimal GigabytesPerTerabyte = 1024;
    private const decimal SecondsPerHour = 3600;

    /// <summary>When they were written down.</summary>
    public static readonly DateOnly ReadOn = new(2026, 11, 30);

    public static readonly Dimension HttpApiRequests = new(
        "HTTP API requests", Million, new([new(300 * Million, 1.00m / Million), Rest(0.90m / Million)]), new("https://aws.amazon.com/api-gateway/pricing/"));

    public static readonly Dimension RestApiRequests = new(
        "REST API requests", Million,
        new([new(333 * Million, 3.50m / Million), new(1000 * Million, 2.80m / Million), new(20 * Billion, 2.38m / Million), Rest(1.51m / Million)]),
        new("https://aws.amazon.com/api-gateway/pricing/"));

    public static readonly Dimension StateTransitions = new(
        "Standard: state transitions", Thousand, TieredPrice.Flat(0.025m / Thousand), new("https://aws.amazon.com/step-functions/pricing/"));

    public static readonly Dimension ExpressRequests = new(
        "Express: requests", Million, TieredPrice.Flat(1.00m / Million), new("https://aws.amazon.com/step-functions/pricing/"));

    public static readonly Dimension ExpressGigabyteSeconds = new(
        "Express: GB-seconds", 1,
        new([new(1000 * SecondsPerHour, 0.00001667m), new(5000 * SecondsPerHour, 0.00000833m), Rest(0.00000456m)]),
        new("https://aws.amazon.com/step-functions/pricing/"));

    public static readonly Dimension LambdaRequests = new(
        "Lambda requests", Million, TieredPrice.Flat(0.20m / Million), new("https://aws.amazon.com/lambda/pricing/"));

    public static readonly Dimension LambdaGigabyteSeconds = new(
        "Lambda GB-seconds (arm64)", 1,
        new([new(7.5m * Billion, 0.0000133334m), new(18.75m * Billion, 0.0000120001m), Rest(0.0000106667m)]),
        new("https://aws.amazon.com/lambda/pricing/"));

    public static readonly Dimension SnsRequests = new(
        "SNS requests", Million, TieredPrice.Flat(0.50m / Million), new("https://aws.amazon.com/sns/pricing/"));

    public static readonly Dimension SqsRequests = new(
        "SQS requests", Million,
        new([new(100 * Billion, 0.40m / Million), new(200 * Billion, 0.30m / Million), Rest(0.24m / Million)]),
        new("https://aws.amazon.com/sqs/pricing/"));

    public static readonly Dimension DynamoDbReads = new(
        "DynamoDB reads, on demand", Million, TieredPrice.Flat(0.125m / Million), new("https://aws.amazon.com/dynamodb/pricing/on-demand/"));

    public static readonly Dimension DynamoDbWrites = new(
        "DynamoDB writes, on demand", Million, TieredPrice.Flat(0.625m / Million), new("https://aws.amazon.com/dynamodb/pricing/on-demand/"));

    /// <summary>What services write to CloudWatch Logs themselves (vended logs), and what functions do.</summary>
    public static readonly Dimension LogGigabytes = new(
        "CloudWatch Logs: GB taken in", 1,
        new([new(10 * GigabytesPerTerabyte, 0.50m), new(30 * GigabytesPerTerabyte, 0.25m), new(50 * GigabytesPerTerabyte, 0.10m), Rest(0.05m)]),
        new("https://aws.amazon.com/cloudwatch/pricing/"));

    public static readonly Dimension Traces = new(
        "X-Ray: traces recorded", Million, TieredPrice.Flat(5.00m / Million), new("https://aws.amazon.com/xray/pricing/"));

    public static readonly Dimension Alarms = new(
        "CloudWatch: alarms", 1, TieredPrice.Flat(0.10m), new("https://aws.amazon.com/cloudwatch/pricing/"));

    public static readonly Dimension Keys = new(
        "KMS: keys", 1, TieredPrice.Flat(1.00m), new("https://aws.amazon.com/kms/pricing/"));

    /// <summary>In the order in which a bill has them.</summary>
    public static readonly ImmutableArray<Dimension> All =
    [
        HttpApiRequests, RestApiRequests, StateTransitions, ExpressRequests, ExpressGigabyteSeconds, LambdaRequests, LambdaGigabyteSeconds,
        SnsRequests, SqsRequests, DynamoDbReads, DynamoDbWrites, LogGigabytes, Traces, Alarms, Keys,
    ];

    private static PriceTier Rest(decimal price) => new(decimal.MaxValue, price);
}
