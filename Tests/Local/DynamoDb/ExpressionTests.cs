using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;
using Stepyard.Local.DynamoDb.Expressions.Conditions;
using Stepyard.Local.DynamoDb.Expressions.Updates;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class ExpressionTests
{
    private const string Item = """
        {"n":{"N":"5"},"s":{"S":"dragon"},"b":{"B":"AQID"},"t":{"BOOL":true},"z":{"NULL":true},
         "ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"l":{"L":[{"S":"x"},{"N":"2"},{"M":{"k":{"S":"v"}}}]},"m":{"M":{"a":{"N":"1"},"b.c":{"S":"dot"}}}}
        """;

    private const string Values = """
        {":5":{"N":"5.0"},":6":{"N":"6"},":s":{"S":"dragon"},":dr":{"S":"dr"},":a":{"S":"a"},":1":{"N":"1"},":x":{"S":"x"},":t":{"BOOL":true},
         ":B":{"B":"AQ=="},":S":{"S":"S"},":l":{"L":[{"S":"y"}]},":ss":{"SS":["b","c"]},":null":{"NULL":true},":m":{"M":{"a":{"N":"1"}}}}
        """;

    private const string Names = """{"#dot":"b.c","#n":"n","#size":"size"}""";

    [Theory]
    [InlineData("n = :5")]
    [InlineData("#n = :5")]
    [InlineData("n <> :6")]
    [InlineData("n < :6 AND n <= :5 AND :6 > n AND n >= :5")]
    [InlineData("NOT n > :5")]
    [InlineData("absent <> :5")]
    [InlineData("NOT absent = :5")]
    [InlineData("NOT (s < :6)")]
    [InlineData("n BETWEEN :1 AND :6")]
    [InlineData("n between :1 and :5 and s = :s")]
    [InlineData("((n = :5) AND (s = :s))")]
    [InlineData("s IN (:a, :s)")]
    [InlineData("NOT s IN (:a)")]
    [InlineData("n = :6 OR s = :s")]
    [InlineData("n = :5 OR n = :6 AND n = :6")]
    [InlineData("(n = :6 OR n = :5) AND s = :s")]
    [InlineData("attribute_exists(m.a) AND attribute_not_exists(m.nothing)")]
    [InlineData("m.#dot <> :a")]
    [InlineData("l[2].k <> :a AND l[1] <> :1 AND attribute_not_exists(l[9])")]
    [InlineData("attribute_type(s, :S)")]
    [InlineData("begins_with(s, :dr)")]
    [InlineData("begins_with(b, :B)")]
    [InlineData("contains(s, :a) AND contains(ss, :a) AND contains(ns, :1) AND contains(l, :x)")]
    [InlineData("NOT contains(ss, :x) AND NOT contains(absent, :x)")]
    [InlineData("size(s) = :6")]
    [InlineData("size(ss) > :1 AND size(l) < :5 AND size(b) > :1")]
    [InlineData("t = :t AND z = :null")]
    [InlineData("size(#size) <> :1")]
    public void A_condition_holds(string condition) => Parse(condition).IsMet(Read(Item)).ShouldBeTrue();

    [Theory]
    [InlineData("n = :6")]
    [InlineData("n = :s")]
    [InlineData("absent = :5")]
    [InlineData("absent < :5 OR absent > :5")]
    [InlineData("s < :6 OR s >= :6")]
    [InlineData("attribute_exists(absent)")]
    [InlineData("attribute_exists(n.deeper)")]
    [InlineData("begins_with(n, :dr)")]
    [InlineData("size(n) = :1")]
    [InlineData("m = :l")]
    public void A_condition_does_not_hold(string condition) => Parse(condition).IsMet(Read(Item)).ShouldBeFalse();

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("n ! :5", "Syntax error; token: \"!\", near: \"n ! \"")]
    [InlineData("n = = :5", "Syntax error; token: \"=\", near: \"= = :5\"")]
    [InlineData("n =", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("n = :5 n", "Syntax error; token: \"n\", near: \":5 n\"")]
    [InlineData("name = :s", "Attribute name is a reserved keyword; reserved keyword: name")]
    [InlineData("n = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [InlineData("#nope = :5", "An expression attribute name used in the document path is not defined; attribute name: #nope")]
    [InlineData("exists(n)", "Invalid function name; function: exists")]
    [InlineData("begins_with(s)", "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")]
    [InlineData("begins_with(s, :5)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("n < :t", "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL")]
    [InlineData("n BETWEEN :6 AND :1", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("attribute_type(n, :a)", "Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("attribute_exists(:5)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("_n = :5", "Syntax error; token: \"_\", near: \"_n\"")]
    [InlineData("n = :5 AND __n = :5", "Syntax error; token: \"_\", near: \"AND __\"")]
    [InlineData("((n = :5))", "The expression has redundant parentheses;")]
    [InlineData("n = :5 AND ((n = :5 OR n = :6))", "The expression has redundant parentheses;")]
    [InlineData("n = n", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]")]
    public void A_condition_with_a_mistake_is_refused_in_AWSs_words(string condition, string problem) =>
        Should.Throw<AwsException>(() => Parse(condition)).Message.ShouldBe($"Invalid ConditionExpression: {problem}");

    [Theory]
    [InlineData("SET n = n + :1", """{"n":{"N":"6"}}""")]
    [InlineData("SET n = :1 - n", """{"n":{"N":"-4"}}""")]
    [InlineData("set fresh = if_not_exists(fresh, :1) + :5", """{"fresh":{"N":"6"}}""")]
    [InlineData("SET n = if_not_exists(n, :1)", "{}")]
    [InlineData("SET l = list_append(:l, l)", """{"l":{"L":[{"S":"y"},{"S":"x"},{"N":"2"},{"M":{"k":{"S":"v"}}}]}}""")]
    [InlineData("SET l[0] = :a, l[9] = :s", """{"l":{"L":[{"S":"a"},{"N":"2"},{"M":{"k":{"S":"v"}}},{"S":"dragon"}]}}""")]
    [InlineData("SET n = l[1], l[1] = n", """{"n":{"N":"2"},"l":{"L":[{"S":"x"},{"N":"5"},{"M":{"k":{"S":"v"}}}]}}""")]
    [InlineData("SET m.a = :s, m.fresh = :1", """{"m":{"M":{"a":{"S":"dragon"},"b.c":{"S":"dot"},"fresh":{"N":"1"}}}}""")]
    [InlineData("REMOVE l[0], l[1], m.#dot", """{"l":{"L":[{"M":{"k":{"S":"v"}}}]},"m":{"M":{"a":{"N":"1"}}}}""")]
    [InlineData("SET l[0] = :a REMOVE l[2], absent", """{"l":{"L":[{"S":"a"},{"N":"2"}]}}""")]
    [InlineData("REMOVE l[0], l[2].k", """{"l":{"L":[{"N":"2"},{"M":{}}]}}""")]
    [InlineData("REMOVE l[2].k, l[1]", """{"l":{"L":[{"S":"x"},{"M":{}}]}}""")]
    [InlineData("SET n = (n + :1), l[8] = :s, l[4] = :a", """{"n":{"N":"6"},"l":{"L":[{"S":"x"},{"N":"2"},{"M":{"k":{"S":"v"}}},{"S":"a"},{"S":"dragon"}]}}""")]
    [InlineData("ADD n :1, ss :ss, fresh :ss", """{"n":{"N":"6"},"ss":{"SS":["a","b","c"]},"fresh":{"SS":["b","c"]}}""")]
    [InlineData("DELETE ss :ss", """{"ss":{"SS":["a"]}}""")]
    public void An_update_changes_an_item(string update, string changed)
    {
        var expected = Read(changed).Attributes.Aggregate(Read(Item), (item, attribute) => item.With(attribute.Key, attribute.Value));

        Update(update).ShouldBe(expected);
    }

    [Theory]
    [InlineData("SET n = n + s", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET n = absent", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET absent.deeper = :1", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET n = n + :s", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET n = :1 SET s = :a", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET m = :m, m.a = :1", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, a]")]
    [InlineData("SET m.a = :s REMOVE m[0]", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m, [0]]")]
    [InlineData("SET n = ((n + :1))", "Invalid UpdateExpression: The expression has redundant parentheses;")]
    [InlineData("SET _n = :1", "Invalid UpdateExpression: Syntax error; token: \"_\", near: \"SET _n\"")]
    [InlineData("ADD s :s", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("ADD s :1", "An operand in the update expression has an incorrect data type")]
    [InlineData("CHANGE s = :s", "Invalid UpdateExpression: Syntax error; token: \"CHANGE\", near: \"CHANGE s\"")]
    public void An_update_that_can_not_be_made_is_refused_in_AWSs_words(string update, string message) =>
        Should.Throw<AwsException>(() => Update(update)).Message.ShouldBe(message);

    [Theory]
    [InlineData("n, m.#dot", """{"n":{"N":"5"},"m":{"M":{"b.c":{"S":"dot"}}}}""")]
    [InlineData("l[2].k, l[0]", """{"l":{"L":[{"S":"x"},{"M":{"k":{"S":"v"}}}]}}""")]
    [InlineData("absent, n.deeper, l[7]", "{}")]
    public void A_projection_keeps_what_it_names(string projection, string expected) =>
        Projection.Parse(projection, Placeholders()).Apply(Read(Item)).ShouldBe(Read(expected));

    [Fact]
    public void Names_and_values_that_nothing_uses_are_refused()
    {
        var placeholders = Placeholders();
        ConditionParser.Parse("ConditionExpression", "#n = :5", placeholders);

        Should.Throw<AwsException>(() => placeholders.RequireAllUsed(anyExpression: true)).Message
            .ShouldStartWith("Value provided in ExpressionAttributeNames unused in expressions: keys: {");
        Should.Throw<AwsException>(() => placeholders.RequireAllUsed(anyExpression: false)).Message
            .ShouldBe("ExpressionAttributeNames can only be specified when using expressions");
    }

    [Fact]
    public void An_expression_of_brackets_only_is_refused_and_harms_nobody() =>
        Should.Throw<AwsException>(() => Parse(new string('(', 4096))).Code.ShouldBe("ValidationException");

    private static Condition Parse(string text) => ConditionParser.Parse("ConditionExpression", text, Placeholders());

    private static MapValue Update(string text) => UpdateParser.Parse(text, Placeholders()).Apply(Read(Item));

    private static MapValue Read(string json) => AttributeReader.ReadItem(JsonElement.Parse(json));

    private static Placeholders Placeholders() => new(JsonElement.Parse(Names), JsonElement.Parse(Values));
}
