using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>The metrics that have had a value. AWS: Amazon CloudWatch API Reference, ListMetrics.</summary>
internal sealed class ListMetrics(MetricStore metrics, IAccess access) : CloudWatchOperation(access)
{
    private const int PageSize = 500;

    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        Authorize(caller, "*");
        var (ns, name) = (request.Optional("Namespace"), request.Optional("MetricName"));

        // A filter may leave out the value.
        var filters = request.Structures("Dimensions").Select(filter => (Name: filter.Required("Name"), Value: filter.Optional("Value"))).ToList();
        var found = metrics.Metrics.Where(metric =>
            (ns is null || metric.Namespace == ns)
            && (name is null || metric.Name == name)
            && filters.TrueForAll(filter => metric.Dimensions.Any(dimension => dimension.Name == filter.Name && (filter.Value ?? dimension.Value) == dimension.Value))).ToList();
        var start = request.Start();
        return answer => WritePage(answer, start, "Metrics", PageSize, found, metric =>
        {
            answer.Write("Namespace", metric.Namespace);
            answer.Write("MetricName", metric.Name);
            answer.WriteList("Dimensions", metric.Dimensions, dimension =>
            {
                answer.Write("Name", dimension.Name);
                answer.Write("Value", dimension.Value);
            });
        });
    }
}
