using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Deletes alarms: all of them, or none where one is not there. AWS: Amazon CloudWatch API Reference, DeleteAlarms.</summary>
internal sealed class DeleteAlarms(AlarmDirectory alarms, Account account, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        var names = request.Texts("AlarmNames").ToList();
        foreach (var name in names)
        {
            Authorize(caller, account.Arn("cloudwatch", $"alarm:{name}"));
            _ = alarms.Find(name) ?? throw CloudWatchError.NotFound($"There is no alarm {name}");
        }

        names.ForEach(name => alarms.Delete(name));
        return null;
    }
}
