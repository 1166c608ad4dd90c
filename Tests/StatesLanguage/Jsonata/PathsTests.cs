using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>What the reference implementation answers, about paths.</summary>
public sealed class PathsTests
{
    [Theory]
    [InlineData("a.b", "[1,2,3]")]
    [InlineData("a.c", "[1,2,3]")]
    [InlineData("a.c[0]", "[1,3]")]
    [InlineData("(a.c)[0]", "1")]
    [InlineData("a[0].c", "[1,2]")]
    [InlineData("a[b=1].b[]", "[1]")]
    [InlineData("a[-1].b", "3")]
    [InlineData("a[[0,1]].b", "[1,2]")]
    [InlineData("one", "[7]")]
    [InlineData("one[0][]", "[7]")]
    [InlineData("n[0]", "5")]
    [InlineData("n[1]", null)]
    [InlineData("a.[b]", "[[1],[2],[3]]")]
    [InlineData("a.[b,c]", "[[1,1,2],[2,3],[3]]")]
    [InlineData("""a.{"k":b}""", """[{"k":1},{"k":2},{"k":3}]""")]
    [InlineData("""a{$string(b):c}""", """{"1":[1,2],"2":[3]}""")]
    [InlineData("nested.$", "[1,2,3,[4,5]]")]
    [InlineData("nested[1][1][0]", "4")]
    [InlineData("o.*", """[1,{"z":[10,20,{"w":5}]}]""")]
    [InlineData("o.**", """[{"x":1,"y":{"z":[10,20,{"w":5}]}},1,{"z":[10,20,{"w":5}]},10,20,{"w":5},5]""")]
    [InlineData("**.w", "5")]
    [InlineData("*.b", "[1,2,3]")]
    [InlineData(@"""a"".""b""", "[1,2,3]")]
    [InlineData("`a`.b", "[1,2,3]")]
    [InlineData("a.nothing", null)]
    [InlineData("a[$exists(c)].b", "[1,2]")]
    [InlineData("a[nothing].b", null)]
    [InlineData("a^(>b).b", "[3,2,1]")]
    [InlineData("""Account.Order.Product{Name:$sum(Price)}""", """{"Hat":68.9,"Trilby":21.67,"Cloak":107.99}""")]
    [InlineData("Account.Order.Product.(Price*Q)", "[68.9,21.67,137.8,107.99]")]
    [InlineData("""Account.Order.Product[Name="Hat" and Q>2].Price""", "34.45")]
    [InlineData("Account.Order.Product.%.Id", """["o1","o1","o2","o2"]""")]
    [InlineData("""Account.Order.Product.{"n":Name,"a":%.%.Name}""", """[{"n":"Hat","a":"Firefly"},{"n":"Trilby","a":"Firefly"},{"n":"Hat","a":"Firefly"},{"n":"Cloak","a":"Firefly"}]""")]
    [InlineData("""Account.Order.Product[%.Id="o1"].Name""", """["Hat","Trilby"]""")]
    [InlineData("Account.(Order.Product).%.Id", """["o1","o1","o2","o2"]""")]
    [InlineData("""Account.Order#$i.Product#$j.{"i":$i,"j":$j}""", """[{"i":0,"j":0},{"i":0,"j":1},{"i":1,"j":0},{"i":1,"j":1}]""")]
    [InlineData("""Account.Order.Product^(Price)#$i.{"n":Name,"i":$i}""", """[{"n":"Trilby","i":0},{"n":"Hat","i":1},{"n":"Hat","i":2},{"n":"Cloak","i":3}]""")]
    [InlineData("""Account.Order@$o.Product@$p.{"o":$o.Id,"p":$p.Name}""", null)]
    [InlineData("""Account.Order@$o#$i.Product.{"i":$i,"o":$o.Id}""", null)]
    [InlineData("a@$x.a@$y[$x.b<$y.b].[$x.b,$y.b]", "[1,2,1,3,2,3]")]
    [InlineData("""o ~> |y|{"z":0}|""", """{"x":1,"y":{"z":0}}""")]
    public void A_path_finds(string expression, string? json) =>
        Sample.Evaluate(expression).ShouldBe(json is null ? null : Value.Parse(json));

    [Theory]
    [InlineData("empty.name")]
    [InlineData("empty.name[]")]
    [InlineData("$$.empty.name")]
    [InlineData("empty.$string()")]
    [InlineData("[orders][0].name")]
    public void Nothing_is_found_in_an_empty_array(string expression) => Find(expression).ShouldBeNull();

    [Theory]
    [InlineData("empty", "[]")]
    [InlineData("$$.empty", "[]")]
    [InlineData("[].name", "[]")]
    public void A_path_can_end_with_an_empty_array(string expression, string json) => Find(expression).ShouldBe(Value.Parse(json));

    [Theory]
    [InlineData("orders[].name")]
    [InlineData("$$.orders[].name")]
    [InlineData("orders.name[]")]
    [InlineData("($found := orders; $found[].name)")]
    [InlineData("(orders)[].name")]
    [InlineData("$[].orders.name")]
    [InlineData("\"hat\"[true][]")]
    public void A_single_result_stays_an_array_wherever_the_path_asks_for_one(string expression) =>
        Find(expression).ShouldBe(Value.Parse("""["hat"]"""));

    [Theory]
    [InlineData("$spread(orders[0])", """{ "name": "hat" }""")]
    [InlineData("$spread(orders)", """[{ "name": "hat" }]""")]
    [InlineData("$spread([{}])", "[]")]
    [InlineData("$append('hat', [])", """["hat"]""")]
    public void What_is_appended_to_or_spread_as_an_array_stays_one(string expression, string json) => Find(expression).ShouldBe(Value.Parse(json));

    private static Value? Find(string expression) =>
        JsonataExpression.Parse(expression).Evaluate(Value.Parse("""{ "empty": [], "orders": [{ "name": "hat" }] }"""));
}
