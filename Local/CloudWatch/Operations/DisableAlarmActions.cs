using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Keeps alarms from telling anybody of their state. AWS: Amazon CloudWatch API Reference, DisableAlarmActions.</summary>
internal sealed class DisableAlarmActions(AlarmDirectory alarms, Account account, IAccess access) : AlarmActionsOperation(alarms, account, access, isEnabled: false);
