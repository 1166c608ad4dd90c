namespace Stepyard.Local.CloudWatch.Answers;

/// <summary>What an operation answers, written in the protocol that the client speaks.</summary>
internal interface IAnswer
{
    /// <summary>A text; nothing where it is null.</summary>
    void Write(string name, string? value);

    void Write(string name, double value);

    void Write(string name, bool value);

    void Write(string name, DateTimeOffset value);

    /// <summary>A list of structures.</summary>
    void WriteList<T>(string name, IEnumerable<T> members, Action<T> write);

    void WriteTexts(string name, IEnumerable<string> members);

    void WriteNumbers(string name, IEnumerable<double> members);

    void WriteTimes(string name, IEnumerable<DateTimeOffset> members);
}
