using System.Text;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>The one object that the <c>ItemReader</c> of a tested Map reads, wherever it looks.</summary>
/// <param name="content">The object's content: JSON, CSV, …</param>
internal sealed class GivenItems(string content) : IObjectStore
{
    private static readonly StoreRefusal Refusal = new("The data that is given to the test of a Map state stands for one object: there is nothing to list or to write to.");

    public ValueTask<StoreAnswer<OpenObject>> OpenAsync(string bucket, string key) =>
        new(new OpenObject(new MemoryStream(Encoding.UTF8.GetBytes(content)), "\"given\""));

    public ValueTask<StoreAnswer<ObjectPage>> ListAsync(string bucket, string prefix, string? token) => new(Refusal);

    public ValueTask<StoreAnswer<long>> PutAsync(string bucket, string key, ReadOnlyMemory<byte> content) => new(Refusal);
}
