using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.ComputeEnvironments;

/// <summary>Where jobs run: here this machine, as many at once as the vCPUs of all come to <c>maxvCpus</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Settings">What it was made with, in the shape of the API.</param>
/// <param name="MaxVcpus">The vCPUs that jobs may have at once.</param>
internal sealed record ComputeEnvironment(string Name, string Arn, ObjectValue Settings, decimal MaxVcpus)
{
    private decimal _used;

    /// <summary>The cluster that Batch makes for it in Amazon ECS, which the ARNs of tasks name.</summary>
    public string Cluster => $"AWSBatch-{Name}";

    /// <summary>Takes vCPUs for a job; false where too few are free.</summary>
    public bool TryTake(decimal vcpus)
    {
        if (_used + vcpus > MaxVcpus)
        {
            return false;
        }

        _used += vcpus;
        return true;
    }

    public void Return(decimal vcpus) => _used -= vcpus;
}
