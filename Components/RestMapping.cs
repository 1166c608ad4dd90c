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
/// <c>NAME.request.form.vtl</c> takes bodies of forms, <c>NAME.response.html.vtl</c> and <c>NAME.refusal.html.vtl</c> answer with pages,
/// as <c>refusal.html.vtl</c> does where a route that answers with one has no refusal of its own. <c>NAME.page.vtl</c> is all of a <see cref="RestPage"/>.
/// A request template has <c>$stateMachineArn</c> besides API Gateway's own variables.
/// AWS: API Gateway developer guide, "Mapping template transformations for REST APIs in API Gateway".
/// </remarks>
/// <param name="Name">The name.</param>
public sealed record RestMapping(string Name)
{
    /// <summary>The variable of request templates that holds the ARN of the workflow.</summary>
    internal const string StateMachineArn = "stateMachineArn";

    private const string Folder = "rest";
    private const string SharedHtml = "refusal.html.vtl";
    private const string Shared = "refusal.vtl";
    private const string Request = "request";
    private const string Response = "response";
    private const string Refusal = "refusal";
    private const string Schema = "schema.json";
    private const string PageTemplate = "page.vtl";

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The model as JSON; null where every body goes.</summary>
    public string? Model { get; private init; }

    /// <summary>The request templates by content type.</summary>
    public ImmutableSortedDictionary<string, string> Requests { get; private init; } = None;

    /// <summary>The templates by content type for what Step Functions answers.</summary>
    public ImmutableSortedDictionary<string, string> Responses { get; private init; } = None;

    /// <summary>The templates by content type for what Step Functions refuses.</summary>
    public ImmutableSortedDictionary<string, string> Refusals { get; private init; } = None;

    /// <summary>The template of a page that calls nothing; null for a route.</summary>
    public string? Page { get; private init; }

    /// <summary>The headers of the answers.</summary>
    internal ImmutableSortedDictionary<string, string> Headers => AnswersWithPages ? PageHeaders.All : None;

    private bool AnswersWithPages => Page is not null || Responses.ContainsKey(ContentType.Html);

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
        foreach (var path in paths.Where(path => Path.GetFileName(path) is not (Shared or SharedHtml)))
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
                    + $"{name}.{Response}.vtl, {name}.{Response}.html.vtl, {name}.{Refusal}.vtl, {name}.{Refusal}.html.vtl, {name}.{PageTemplate}");
            }
        }

        foreach (var shared in paths.Where(path => Path.GetFileName(path) is Shared or SharedHtml))
        {
            var (kind, text) = (Path.GetFileName(shared), File.ReadAllText(shared).TrimEnd());
            problems.AddRange(ProblemsOf(kind, text).Select(problem => shared + problem));
            mappings = mappings.ToDictionary(
                mapping => mapping.Key,
                mapping => mapping.Value is { Refusals.IsEmpty: true } route && route.AnswersWithPages == (kind == SharedHtml) ? route.With(kind, text)! : mapping.Value);
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
        PageTemplate => this with { Page = text },
        _ => null,
    };

    private IEnumerable<string> Missing(string folder)
    {
        return Page is not null ? [] : Requests.IsEmpty ? [No(Request)] : Responses.IsEmpty ? [No(Response)] : Refusals.IsEmpty ? [No(Refusal)] : [];

        string No(string kind) => $"{Path.Combine(folder, $"{Name}.{kind}.vtl")}: there is no such file; a route needs a request, a response and a refusal";
    }

    private static IEnumerable<string> ProblemsOf(string kind, string text) =>
        kind == Schema ? ModelCheck.ProblemsOf(text).Select(problem => $": {problem}")
        : kind.StartsWith(Request, StringComparison.Ordinal) ? TemplateCheck.ProblemsOf(text, StateMachineArn)
        : TemplateCheck.ProblemsOf(text);
}
