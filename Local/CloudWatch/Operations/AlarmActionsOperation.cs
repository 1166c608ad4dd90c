using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Changes whether alarms tell anybody of their state.</summary>
internal abstract class AlarmActionsOperation(AlarmDirectory alarms, Account account, IAccess access, bool isEnabled) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        foreach (var name in request.Texts("AlarmNames"))
        {
            Authorize(caller, account.Arn("cloudwatch", $"alarm:{name}"));
            if (alarms.Find(name) is { } found)
            {
                alarms.Put(found.Alarm with { Options = found.Alarm.Options with { ActionsEnabled = isEnabled } });
            }
        }

        return null;
    }
}
