using System.Collections.Frozen;
using Stepyard.Local.ApiGateway;

namespace Stepyard.Tests.Local.ApiGateway;

public sealed class RouteTableTests
{
    private static readonly RouteTable Table = TableOf(
        "POST /", "POST /pizza", "ANY /pizza", "GET /pizza/{id}", "GET /pizza/special", "ANY /{proxy+}", "GET /files/{path+}", "GET /{kind}/{id}/toppings", "$default");

    [Theory]
    [InlineData("POST", "/", "POST /")]
    [InlineData("POST", "/pizza", "POST /pizza")]
    [InlineData("PUT", "/pizza", "ANY /pizza")]
    [InlineData("GET", "/pizza/7", "GET /pizza/{id}")]
    [InlineData("GET", "/pizza/special", "GET /pizza/special")]
    [InlineData("POST", "/pizza/7", "ANY /{proxy+}")]
    [InlineData("POST", "/pizza/", "ANY /{proxy+}")]
    [InlineData("GET", "/Pizza/7", "ANY /{proxy+}")]
    [InlineData("GET", "/files/a/b/c.txt", "GET /files/{path+}")]
    [InlineData("GET", "/calzone/7/toppings", "GET /{kind}/{id}/toppings")]
    [InlineData("GET", "/", "$default")]
    public void The_most_specific_route_takes_the_request(string method, string path, string route) =>
        Table.Find(method, path, out _)!.Key.Text.ShouldBe(route);

    [Theory]
    [InlineData("/pizza/7", "id=7")]
    [InlineData("/files/a/b%2Fc", "path=a/b%2Fc")]
    [InlineData("/calzone/7/toppings", "id=7,kind=calzone")]
    public void Path_variables_hold_what_they_matched(string path, string expected)
    {
        Table.Find("GET", path, out var variables);
        string.Join(',', variables.OrderBy(variable => variable.Key).Select(variable => $"{variable.Key}={variable.Value}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("GET", "/pizza")]
    [InlineData("POST", "/pizza/")]
    [InlineData("POST", "/PIZZA")]
    [InlineData("POST", "/pizza/7")]
    public void Without_a_route_that_fits_there_is_none(string method, string path) =>
        TableOf("POST /pizza").Find(method, path, out _).ShouldBeNull();

    [Theory]
    [InlineData("/pizza")]
    [InlineData("FETCH /pizza")]
    [InlineData("POST pizza")]
    [InlineData("GET /{proxy+}/more")]
    [InlineData("")]
    public void What_is_no_route_key_is_refused(string text) => RouteKey.TryParse(text).ShouldBeNull();

    private static RouteTable TableOf(params string[] keys) =>
        keys.Aggregate(RouteTable.Empty, (table, key) => table.With(new(
            RouteKey.TryParse(key)!, new Integration("StepFunctions-StartExecution", "", FrozenDictionary<string, Selection>.Empty, TimeSpan.Zero))));
}
