namespace Stepyard.Benchmarks.Servers;

/// <summary>Something that answers <c>POST /</c>, to run in a process of its own.</summary>
internal interface IServer : IAsyncDisposable
{
    Uri Url { get; }
}
