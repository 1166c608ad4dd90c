namespace Stepyard.Local.CloudWatch;

/// <summary>Where services put what they count.</summary>
public interface IMetrics
{
    /// <summary>Adds a value that was measured now.</summary>
    /// <param name="ns">The namespace, such as <c>AWS/States</c>.</param>
    /// <param name="name">The metric's name, such as <c>ExecutionsFailed</c>.</param>
    /// <param name="value">A count, or milliseconds.</param>
    /// <param name="dimension">The name of the dimension, such as <c>StateMachineArn</c>.</param>
    /// <param name="of">Its value: what was measured.</param>
    void Put(string ns, string name, double value, string dimension, string of);
}
