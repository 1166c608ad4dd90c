using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>Makes events of what people put, and sends them on their way.</summary>
internal sealed class EventIntake(EventRouter router, Account account, Ids ids, TimeProvider time)
{
    /// <summary>Takes in an event, or says what is wrong with it.</summary>
    public EventResult Take(EventRequest request)
    {
        foreach (var (name, value) in new[] { ("Source", request.Source), ("DetailType", request.DetailType), ("Detail", request.Detail) })
        {
            if (string.IsNullOrEmpty(value))
            {
                return new(null, "InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
            }
        }

        if (request.Source!.StartsWith("aws.", StringComparison.Ordinal))
        {
            return new(null, "NotAuthorizedForSourceException", "Not authorized for the source.");
        }

        if (!Value.TryParse(request.Detail!, out var detail) || detail is not ObjectValue members)
        {
            return new(null, "MalformedDetail", "Detail is malformed.");
        }

        var now = time.GetUtcNow();
        var id = ids.Uuid();
        router.Put(request.Bus, new(id, request.Source, request.DetailType!, account.Id, account.Region, request.Time ?? now, now, request.Resources, members) { TraceHeader = request.TraceHeader });
        return new(id, null, null);
    }
}

/// <summary>What became of an event that someone put: its id, or an error.</summary>
internal sealed record EventResult(string? EventId, string? ErrorCode, string? ErrorMessage);
