using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>An operation that is not answered before what it has changed is safe on disk.</summary>
/// <param name="operation">The operation.</param>
/// <param name="folder">Where changes are written down; null where they are kept in memory alone.</param>
internal sealed class SafeOperation(IJsonOperation operation, StatesFolder? folder) : IJsonOperation
{
    public string Target => operation.Target;

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        await operation.AnswerAsync(request, response, caller, cancellation);
        if (folder is not null)
        {
            await folder.FlushAsync();
        }
    }
}
