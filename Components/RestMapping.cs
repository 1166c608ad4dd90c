using System.Collections.Immutable;
using Pulumi;
using Stepyard.Mapping.Models;
using Stepyard.Mapping.Templates;

namespace Stepyard.Components;

/// <summary>How a route of a REST API maps requests and answers: the files of <c>definitions/rest/</c> that begin with its name.</summary>
/// <remarks>
/// <c>NAME.schema.json</c> is the model that JSON bodies are held against (JSON schema, draft 4); without one every body goes.
/// <c>NAME.request.vtl</c> makes a body the request of an action of Step Functions, <c>NAME.response.vtl</c> its answer the response.
/// <c>NAME.refusal.vtl</c> is for what Step Functions refuses, and <c>refusal.vtl</c> where a route has none of its own.
/// <c>NAME.request.form.vtl</c> takes bodies of forms, <c>NAME.response.html.vtl</c> and <c>NAME.refusal.html.vtl</c> answer with pages.
/// A request template has <c>$stateMachineArn</c> besides API Gateway's own variables.
/// AWS: API Gateway developer guide, "Mapping template transformations for REST APIs in API Gateway".
/// </remarks>
/// <param name="Name">The name.</param>
public sealed record RestMapping(string Name)
{
    /// <summary>The variable of request templates that holds the ARN of the workflow.</summary>
    internal const string StateMachineArn = "stateMachineArn";

    private const string Folder = "rest";
    private const string Shared = "refusal.vtl";
    private const string Request = "request";
    private const string Response = "response";
    private const string Refusal = "refusal";
    private const string Schema = "schema.json";

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The model as JSON; null where every body goes.</summary>
    public string? Model { get; private init; }

    /// <summary>The request templates by content type.</summary>
    public ImmutableSortedDictionary<string, string> Requests { get; private init; } = None;

    /// <summary>The templates by content type for what Step Functions answers.</summary>
    public ImmutableSortedDictionary<string, string> Responses { get; private init; } = None;

    /// <summary>The templates by content type for what Step Functions refuses.</summary>
    public ImmutableSortedDictionary<string, string> Refusals { get; private init; } = None;

    /// <summary>Reads and checks the files of all routes, before anything is registered.</summary>
    /// <param name="definitions">The folder of the definitions; those of routes are in <c>rest/</c> below it.</param>
    /// <returns>The mappings by name.</returns>
    /// <exception cref="RunException">Some are wrong: every problem, with file, place, what is wrong and what is allowed.</exception>
    public static ImmutableDictionary<string, RestMapping> ReadAll(string definitions)
    {
        var folder = Path.Combine(definitions, Folder);
        string[] paths = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)] : [];
        var problems = new List<string>();
        var mappings = new Dictionary<string, RestMapping>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => Path.GetFileName(path) != Shared))
        {
            var parts = Path.GetFileName(path).Split('.', 2);
            var (name, kind) = (parts[0], parts[^1]);
            var text = File.ReadAllText(path).TrimEnd();
            if ((mappings.GetValueOrDefault(name) ?? new(name)).With(kind, text) is { } mapping)
            {
                mappings[name] = mapping;
                problems.AddRange(ProblemsOf(kind, text).Select(problem => path + problem));
            }
            else
            {
                problems.Add($"{path}: this is no file of a route; allowed: {name}.{Schema}, {name}.{Request}.vtl, {name}.{Request}.form.vtl, "
                    + $"{name}.{Response}.vtl, {name}.{Response}.html.vtl, {name}.{Refusal}.vtl, {name}.{Refusal}.html.vtl");
            }
        }

        if (paths.FirstOrDefault(path => Path.GetFileName(path) == Shared) is { } shared)
        {
            var text = File.ReadAllText(shared).TrimEnd();
            problems.AddRange(ProblemsOf(Shared, text).Select(problem => shared + problem));
            mappings = mappings.ToDictionary(mapping => mapping.Key, mapping => mapping.Value.Refusals.IsEmpty ? mapping.Value.With(Shared, text)! : mapping.Value);
        }

        problems.AddRange(mappings.Values.SelectMany(mapping => mapping.Missing(folder)));
        return problems.Count == 0
            ? mappings.ToImmutableDictionary()
            : throw new RunException($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the mappings of the REST API:\n  {string.Join("\n  ", problems)}");
    }

    /// <summary>The mapping with one more file; null where the file's name says nothing.</summary>
    private RestMapping? With(string kind, string text) => kind switch
    {
        Schema => this with { Model = text },
        $"{Request}.vtl" => this with { Requests = Requests.SetItem(ContentType.Json, text) },
        $"{Request}.form.vtl" => this with { Requests = Requests.SetItem(ContentType.Form, text) },
        $"{Response}.vtl" => this with { Responses = Responses.SetItem(ContentType.Json, text) },
        $"{Response}.html.vtl" => this with { Responses = Responses.SetItem(ContentType.Html, text) },
        $"{Refusal}.vtl" => this with { Refusals = Refusals.SetItem(ContentType.Json, text) },
        $"{Refusal}.html.vtl" => this with { Refusals = Refusals.SetItem(ContentType.Html, text) },
        _ => null,
    };

    private IEnumerable<string> Missing(string folder)
    {
        return Requests.IsEmpty ? [No(Request)] : Responses.IsEmpty ? [No(Response)] : Refusals.IsEmpty ? [No(Refusal)] : [];

        string No(string kind) => $"{Path.Combine(folder, $"{Name}.{kind}.vtl")}: there is no such file; a route needs a request, a response and a refusal";
    }

    private static IEnumerable<string> ProblemsOf(string kind, string text) =>
        kind == Schema ? ModelCheck.ProblemsOf(text).Select(problem => $": {problem}")
        : kind.StartsWith(Request, StringComparison.Ordinal) ? TemplateCheck.ProblemsOf(text, StateMachineArn)
        : TemplateCheck.ProblemsOf(text);
}
