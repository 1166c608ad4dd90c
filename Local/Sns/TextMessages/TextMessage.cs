namespace Stepyard.Local.Sns.TextMessages;

/// <summary>A text message that AWS would have sent to a phone.</summary>
internal sealed record TextMessage(string MessageId, string PhoneNumber, string Message, DateTimeOffset Time);
