namespace Stepyard.StatesLanguage.Executions;

/// <summary>What an execution takes by chance. Asked on the execution's thread alone; one that is repeated must get the same again.</summary>
public interface IRandomness
{
    /// <summary>Where jitter and <c>States.MathRandom</c> draw from.</summary>
    Random Random { get; }

    /// <summary>Where <c>States.UUID</c> comes from.</summary>
    Guid NewGuid();

    /// <summary>Makes a task token; by default it is a UUID.</summary>
    string NewTaskToken() => NewGuid().ToString();
}
