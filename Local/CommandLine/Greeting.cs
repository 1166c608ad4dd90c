using System.Text;
using Stepyard.Local.ApiGateway.RestApi;
using Stepyard.Local.ApiGateway.RestApi.Integrations;

namespace Stepyard.Local.CommandLine;

/// <summary>What the terminal shows once a stack is live: where, what, and how to try it.</summary>
internal static class Greeting
{
    public static string For(Yard yard)
    {
        var text = new StringBuilder();
        text.Append($"\nStack {yard.Options.Stack} is live. Ctrl-C stops it.\n\n");
        text.Append($"  HTTP API      http://{yard.HttpEndpoint.Authority}\n");
        foreach (var (api, stage) in StagesOf(yard))
        {
            text.Append($"  REST API      http://{yard.RestEndpoint!.Authority}/{stage.Name}{(yard.RestApis.All.Count() > 1 ? $"   {api.Name}" : "")}\n");
        }

        text.Append($"  AWS endpoint  http://{yard.AwsEndpoint.Authority}   aws --endpoint-url http://{yard.AwsEndpoint.Authority} stepfunctions list-state-machines\n");
        text.Append($"  Data          {(yard.Options.Ephemeral ? "not kept" : yard.DataFolder)}\n\n");
        AppendResources(text, yard);
        AppendRoutes(text, yard);
        return text.ToString();
    }

    private static void AppendResources(StringBuilder text, Yard yard)
    {
        // aws-native:stepfunctions:StateMachine is shown as "stepfunctions StateMachine", with the names of all of them.
        foreach (var type in yard.Resources.GroupBy(resource => resource.Type).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var parts = type.Key.Split(':');
            text.Append($"  {parts[1].Split('/')[0] + " " + parts[^1],-28} {string.Join(", ", type.Select(resource => resource.Name))}\n");
        }

        text.Append('\n');
    }

    private static void AppendRoutes(StringBuilder text, Yard yard)
    {
        foreach (var api in yard.HttpApis.All)
        {
            foreach (var route in api.Routes.All.Where(route => !route.Key.IsDefault))
            {
                var method = route.Key.IsForAnyMethod ? "POST" : route.Key.Method;
                text.Append($"  curl -X {method} http://{yard.HttpEndpoint.Authority}{route.Key.Path} -d '{Quoted(Samples.For(yard, route))}'\n");
            }
        }

        foreach (var (_, stage) in StagesOf(yard))
        {
            foreach (var method in stage.Deployment.Resources.Methods.Where(method => method.Integration is AwsIntegration && method.Integration.Request.TakesJson).OrderBy(method => method.Resource.Path, StringComparer.Ordinal))
            {
                var httpMethod = method.HttpMethod == Method.Any ? "POST" : method.HttpMethod;
                text.Append($"  curl -X {httpMethod} http://{yard.RestEndpoint!.Authority}/{stage.Name}{method.Resource.Path}");
                text.Append(httpMethod is "GET" or "HEAD" or "DELETE" ? "\n" : $" -H 'Content-Type: application/json' -d '{Quoted(Samples.For(yard, method))}'\n");
            }
        }

        text.Append('\n');
    }

    private static IEnumerable<(Api Api, Stage Stage)> StagesOf(Yard yard) =>
        yard.RestApis.All.SelectMany(api => api.Stages.Values, (api, stage) => (api, stage)).OrderBy(pair => pair.stage.Name, StringComparer.Ordinal);

    private static string Quoted(string sample) => sample.Replace("'", "'\\''", StringComparison.Ordinal);
}
