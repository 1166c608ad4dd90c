namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>The value that an alarm's statistic had in a period.</summary>
internal sealed record AlarmDatapoint(DateTimeOffset Start, double Value);
