using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.StatesLanguage.Testing;

/// <summary>A mock configuration file, as Step Functions Local reads it: what Tasks return or throw, by test case.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html</remarks>
public sealed class MockFile
{
    internal MockFile(IReadOnlyList<MockCase> cases) => Cases = cases;

    /// <summary>The test cases in the order of the file.</summary>
    public IReadOnlyList<MockCase> Cases { get; }

    /// <summary>Parses and checks a file.</summary>
    public static MockFileResult Parse(string json) => MockFileReader.Read(json);

    /// <summary>Finds a test case.</summary>
    /// <param name="name"><c>StateMachine#TestCase</c>, or the test case alone where only one state machine has it.</param>
    /// <param name="found">The test case.</param>
    /// <param name="problem">Why there is none, and what there is.</param>
    public bool TryFind(string name, [NotNullWhen(true)] out MockCase? found, [NotNullWhen(false)] out string? problem)
    {
        var candidates = Cases.Where(one => one.FullName == name || one.Name == name).ToArray();
        found = candidates.Length == 1 ? candidates[0] : null;
        if (found is not null)
        {
            problem = null;
            return true;
        }

        problem = candidates.Length > 1
            ? $"More than one state machine has the test case '{name}': {string.Join(", ", candidates.Select(one => one.FullName))}."
            : $"There is no test case '{name}'"
                + (Names.DidYouMean(name, Cases.SelectMany(one => new[] { one.FullName, one.Name })) is { } meant ? $"; {meant}" : ".")
                + $" The file has: {(Cases.Count == 0 ? "none" : string.Join(", ", Cases.Select(one => one.FullName)))}.";
        return false;
    }
}

/// <summary>One test case of a <see cref="MockFile"/>.</summary>
/// <param name="StateMachine">The state machine's name.</param>
/// <param name="Name">The test case's name.</param>
/// <param name="States">What each mocked Task answers, by the state's name; every other Task is not mocked.</param>
public sealed record MockCase(string StateMachine, string Name, IReadOnlyDictionary<string, MockedResponse> States)
{
    /// <summary><c>StateMachine#TestCase</c>, as Step Functions Local takes it at the end of a state machine's ARN.</summary>
    public string FullName => $"{StateMachine}#{Name}";
}

/// <summary>What reading a <see cref="MockFile"/> came to: the file, or everything that is wrong with it.</summary>
/// <param name="File">The file; null where there are problems.</param>
/// <param name="Problems">All problems, in the order of the text.</param>
public sealed record MockFileResult(MockFile? File, IReadOnlyList<Problem> Problems);
