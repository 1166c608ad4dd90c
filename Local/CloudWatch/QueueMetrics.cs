using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.CloudWatch;

/// <summary>How many messages the queues hold.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html</remarks>
internal static class QueueMetrics
{
    public static void Measure(QueueDirectory queues, IMetrics metrics)
    {
        foreach (var queue in queues.Queues)
        {
            var (visible, inFlight, delayed) = queue.Count();
            Put("ApproximateNumberOfMessagesVisible", visible);
            Put("ApproximateNumberOfMessagesNotVisible", inFlight);
            Put("ApproximateNumberOfMessagesDelayed", delayed);

            void Put(string name, int count) => metrics.Put("AWS/SQS", name, count, "QueueName", queue.Name);
        }
    }
}
