using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Lets alarms tell of their state. AWS: Amazon CloudWatch API Reference, EnableAlarmActions.</summary>
internal sealed class EnableAlarmActions(AlarmDirectory alarms, Account account, IAccess access) : AlarmActionsOperation(alarms, account, access, isEnabled: true);
