using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Puts an alarm into a state, until it is next looked at: to try what it tells. AWS: Amazon CloudWatch API Reference, SetAlarmState.</summary>
internal sealed class SetAlarmState(AlarmDirectory alarms, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        var name = request.Required("AlarmName");
        var value = request.Required("StateValue");
        var (alarm, _) = alarms.Find(name) ?? throw CloudWatchError.NotFound($"There is no alarm {name}");
        Authorize(caller, alarm.Arn);
        if (!AlarmState.Values.Contains(value))
        {
            throw CloudWatchError.Validation($"StateValue is {value}; allowed: {string.Join(", ", AlarmState.Values)}");
        }

        alarms.Set(alarm, value, request.Required("StateReason"), request.Optional("StateReasonData"));
        return null;
    }
}
