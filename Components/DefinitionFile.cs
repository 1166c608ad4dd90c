using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Components;

/// <summary>A workflow's definition: <c>NAME.asl.json</c>, its type, and the <c>${…}</c> placeholders that the program fills in.</summary>
/// <param name="Name">The file's name without <c>.asl.json</c>.</param>
/// <param name="Type">Standard or Express; decides what the definition may use.</param>
/// <param name="Placeholders">The names in <c>${…}</c>, each of which the workflow's substitutions must give a value.</param>
public sealed partial record DefinitionFile(string Name, WorkflowType Type, params ImmutableArray<string> Placeholders)
{
    /// <summary>Reads and checks definitions, all before anything is registered.</summary>
    /// <returns>The definitions by name.</returns>
    /// <exception cref="RunException">Some are wrong: every problem, with file, line, JSON path, what is wrong and what is allowed.</exception>
    public static ImmutableDictionary<string, Definition> ReadAll(string folder, params IEnumerable<DefinitionFile> files)
    {
        var problems = new List<string>();
        var definitions = ImmutableDictionary.CreateBuilder<string, Definition>();
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name + ".asl.json");
            if (!File.Exists(path))
            {
                problems.Add($"{path}: there is no such file; put the definition there, or correct the name '{file.Name}' in Stacks/");
                continue;
            }

            var text = File.ReadAllText(path);
            var parsed = StateMachine.Parse(text, file.Type);
            problems.AddRange(parsed.Errors.Select(p => $"{path}{p}"));
            problems.AddRange(file.PlaceholderProblems(path, text));
            if (parsed.Machine is { } machine)
            {
                definitions[file.Name] = new Definition(file, text, machine);
            }
        }

        return problems.Count == 0
            ? definitions.ToImmutable()
            : throw new RunException($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the definitions:\n  {string.Join("\n  ", problems)}");
    }

    private IEnumerable<string> PlaceholderProblems(string path, string text)
    {
        var used = Placeholder().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var known = Placeholders.Length == 0 ? "none" : string.Join(", ", Placeholders.Select(p => $"${{{p}}}"));
        return used.Except(Placeholders, StringComparer.Ordinal)
            .Select(p => $"{path}: ${{{p}}} has no value; the stack fills in: {known}")
            .Concat(Placeholders.Except(used, StringComparer.Ordinal)
                .Select(p => $"{path}: the stack fills in ${{{p}}}, which the definition does not use"));
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Placeholder();
}

/// <summary>A definition that has been read and found valid.</summary>
/// <param name="File">Where it came from.</param>
/// <param name="Text">Its text, placeholders and all.</param>
/// <param name="Machine">What the text says.</param>
public sealed record Definition(DefinitionFile File, string Text, StateMachine Machine)
{
    /// <summary>The definition's text with every placeholder replaced, as JSON needs it.</summary>
    public Output<string> Substitute(ImmutableDictionary<string, Output<string>> values) =>
        Resolve(Text, values, v => System.Text.Json.JsonEncodedText.Encode(v).ToString());

    /// <summary>A string from the definition with its placeholders replaced.</summary>
    public static Output<string> Resolve(string text, ImmutableDictionary<string, Output<string>> values) => Resolve(text, values, v => v);

    private static Output<string> Resolve(string text, ImmutableDictionary<string, Output<string>> values, Func<string, string> encode)
    {
        var names = DefinitionFile.Placeholder().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToArray();
        return Output.All(names.Select(n => values[n]))
            .Apply(resolved => DefinitionFile.Placeholder().Replace(text, m => encode(resolved[Array.IndexOf(names, m.Groups["name"].Value)])));
    }
}
