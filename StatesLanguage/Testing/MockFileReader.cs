using System.Globalization;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Testing;

/// <summary>Reads a mock file and collects everything that is wrong with it.</summary>
internal sealed class MockFileReader
{
    private const string InvalidField = "INVALID_MOCK";
    private const string UnknownField = "UNKNOWN_FIELD";
    private const string MissingField = "MISSING_FIELD";

    private readonly List<Problem> _problems = [];

    public static MockFileResult Read(string json)
    {
        Value file;
        try
        {
            file = Value.Parse(json);
        }
        catch (JsonException error)
        {
            return new(null, [JsonProblem.Of(json, error)]);
        }

        var reader = new MockFileReader();
        var read = reader.ReadFile(file);
        return reader._problems.Count == 0 ? new(read, []) : new(null, Positions.Locate(reader._problems, json));
    }

    private MockFile ReadFile(Value json)
    {
        if (Object("/", json, "an object with StateMachines and MockedResponses") is not { } file)
        {
            return new([]);
        }

        Known("", file, "StateMachines", "MockedResponses");
        var responses = Members("/MockedResponses", Required("", file, "MockedResponses"), "an object of mocked responses by name")
            .ToDictionary(one => one.Key, one => ReadResponse(one.Key, one.Value));
        List<MockCase> cases = [];
        foreach (var (machine, value) in Members("/StateMachines", Required("", file, "StateMachines"), "an object of state machines by name"))
        {
            cases.AddRange(ReadStateMachine(machine, value, responses));
        }

        return new(cases);
    }

    private IEnumerable<MockCase> ReadStateMachine(string machine, Value json, Dictionary<string, MockedResponse> responses)
    {
        var path = $"/StateMachines/{machine}";
        if (Object(path, json, "an object with TestCases") is not { } fields)
        {
            yield break;
        }

        Known(path, fields, "TestCases");
        foreach (var (name, states) in Members($"{path}/TestCases", Required(path, fields, "TestCases"), "an object of test cases by name"))
        {
            yield return new MockCase(machine, name, ReadCase($"{path}/TestCases/{name}", states, responses));
        }
    }

    private Dictionary<string, MockedResponse> ReadCase(string path, Value json, Dictionary<string, MockedResponse> responses)
    {
        var states = new Dictionary<string, MockedResponse>();
        foreach (var (state, response) in Members(path, json, "an object that names a mocked response for each state"))
        {
            if (response is StringValue { Text: var name } && responses.TryGetValue(name, out var found))
            {
                states.Add(state, found);
            }
            else
            {
                _problems.Add(new Problem($"{path}/{state}", InvalidField, "There is no such mocked response")
                {
                    Given = response.ToJson(),
                    Allowed = responses.Count == 0 ? "none, as MockedResponses is empty" : string.Join(", ", responses.Keys),
                    Fix = response is StringValue { Text: var text } ? Names.DidYouMean(text, responses.Keys) : null,
                });
            }
        }

        return states;
    }

    private MockedResponse ReadResponse(string name, Value json)
    {
        var path = $"/MockedResponses/{name}";
        List<MockedStep> steps = [];
        foreach (var (key, value) in Members(path, json, "an object of answers by invocation"))
        {
            if (!TryReadRange(key, out var first, out var last))
            {
                Wrong($"{path}/{key}", "This is not a number of invocations", key, "a number from 0 such as \"0\", or a range such as \"1-2\"");
            }
            else if (steps.Find(step => first <= step.Last && last >= step.First) is not null)
            {
                Wrong($"{path}/{key}", "Another answer is for the same invocation", key, "each invocation once");
            }

            if (ReadResult($"{path}/{key}", value) is { } result)
            {
                steps.Add(new(first, last, result));
            }
        }

        return new(name, steps);
    }

    private static bool TryReadRange(string key, out int first, out int last)
    {
        var dash = key.IndexOf('-', StringComparison.Ordinal);
        last = 0;
        return TryReadNumber(dash < 0 ? key : key[..dash], out first)
            && TryReadNumber(dash < 0 ? key : key[(dash + 1)..], out last)
            && first <= last;

        static bool TryReadNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private TaskResult? ReadResult(string path, Value json)
    {
        if (Object(path, json, "an object with Return or Throw") is not { } fields)
        {
            return null;
        }

        Known(path, fields, "Return", "Throw");
        var returned = fields.TryGetValue("Return", out var output);
        if (returned == fields.TryGetValue("Throw", out var thrown))
        {
            Wrong(path, "An answer either returns or throws", null, "Return or Throw, and not both");
            return null;
        }

        return returned ? TaskResult.Succeeded(output!) : ReadThrow($"{path}/Throw", thrown!);
    }

    private TaskResult? ReadThrow(string path, Value json)
    {
        if (Object(path, json, "an object with Error and Cause") is not { } fields)
        {
            return null;
        }

        Known(path, fields, "Error", "Cause");
        var error = Text(path, "Error", Required(path, fields, "Error"));
        var cause = Text(path, "Cause", fields.TryGetValue("Cause", out var given) ? given : null);
        return error is null ? null : TaskResult.Failed(error, cause);
    }

    private string? Text(string path, string field, Value? value)
    {
        if (value is not (null or StringValue))
        {
            Wrong($"{path}/{field}", "Expected a text", value.ToJson(), "a string");
        }

        return (value as StringValue)?.Text;
    }

    private Value? Required(string path, ObjectValue json, string field)
    {
        if (json.TryGetValue(field, out var value))
        {
            return value;
        }

        _problems.Add(new Problem($"{path}/{field}", MissingField, "This field is missing"));
        return null;
    }

    private ObjectValue? Object(string path, Value? json, string allowed)
    {
        if (json is not (null or ObjectValue))
        {
            Wrong(path, "Expected an object", json.ToJson(), allowed);
        }

        return json as ObjectValue;
    }

    private ObjectValue Members(string path, Value? json, string allowed) => Object(path, json, allowed) ?? ObjectValue.Empty;

    private void Known(string path, ObjectValue json, params string[] names)
    {
        foreach (var (name, _) in json)
        {
            // Editors and people leave these in.
            if (!names.Contains(name) && name is not ("$schema" or "Comment"))
            {
                _problems.Add(new Problem($"{path}/{name}", UnknownField, "There is no such field")
                {
                    Allowed = string.Join(", ", names),
                    Fix = Names.DidYouMean(name, names),
                });
            }
        }
    }

    private void Wrong(string path, string message, string? given, string allowed) =>
        _problems.Add(new Problem(path, InvalidField, message) { Given = given, Allowed = allowed });
}
