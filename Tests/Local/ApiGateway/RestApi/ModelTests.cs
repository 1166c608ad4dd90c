using System.Text;
using Stepyard.Mapping.Models;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.ApiGateway.RestApi;

public sealed class ModelTests
{
    private const string Pet = """
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "title": "RequestDataModel",
          "type": "object",
          "required": ["price", "type"],
          "properties": {
            "id": {"type": "integer"},
            "type": {"type": "string", "enum": ["dog", "cat", "fish"]},
            "price": {"type": "number", "minimum": 25.0, "maximum": 500.0}
          }
        }
        """;

    /// <summary>The example of API Gateway's guide to request validation.</summary>
    [Theory]
    [InlineData("""{"name":"Marco","type":"dog","price":260}""", null)]
    [InlineData("""{"name":"Molly","type":"bird","price":269}""", """[instance value ("bird") not found in enum (possible values: ["dog","cat","fish"])]""")]
    [InlineData("""{"name":"Molly","type":"dog","price":501}""", "[numeric instance is greater than the required maximum (maximum: 500.0, found: 501)]")]
    [InlineData("""{"type":"bird","price":1,"id":1.0}""", """[instance type (number) does not match any allowed primitive type (allowed: ["integer"]), numeric instance is lower than the required minimum (minimum: 25.0, found: 1), instance value ("bird") not found in enum (possible values: ["dog","cat","fish"])]""")]
    [InlineData("""{"type":"bird"}""", """[object has missing required properties (["price"])]""")]
    [InlineData("", """[object has missing required properties (["price","type"])]""")]
    [InlineData("""["dog"]""", """[instance type (array) does not match any allowed primitive type (allowed: ["object"])]""")]
    public void A_body_is_held_against_the_model(string body, string? errors) => Errors(Pet, body).ShouldBe(errors);

    [Theory]
    [InlineData("""{"type":["string","null"]}""", "7", """instance type (integer) does not match any allowed primitive type (allowed: ["null","string"])""")]
    [InlineData("""{"type":"number"}""", "\"7\"", """instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])""")]
    [InlineData("""{"minimum":3,"exclusiveMinimum":true}""", "3", "numeric instance is not strictly greater than the required minimum 3")]
    [InlineData("""{"maximum":3,"exclusiveMaximum":true}""", "3.0", "numeric instance is not strictly lower than the required maximum 3")]
    [InlineData("""{"multipleOf":0.1}""", "0.35", "remainder of division is not zero (0.35 / 0.1)")]
    [InlineData("""{"minLength":3}""", "\"ab\"", "string \"ab\" is too short (length: 2, required minimum: 3)")]
    [InlineData("""{"maxLength":1}""", "\"😀😀\"", "string \"😀😀\" is too long (length: 2, maximum allowed: 1)")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "ECMA 262 regex \"^[a-z]+$\" does not match input string \"A\"")]
    [InlineData("""{"pattern":"^(?=a)b"}""", "\"ab\"", "ECMA 262 regex \"^(?=a)b\" does not match input string \"ab\"")]
    [InlineData("""{"minItems":2}""", "[1]", "array is too short: must have at least 2 elements but instance has 1 elements")]
    [InlineData("""{"maxItems":0}""", "[1]", "array is too long: must have at most 0 elements but instance has 1 elements")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1.0}]""", "array must not contain duplicate elements")]
    [InlineData("""{"items":[{},{}],"additionalItems":false}""", "[1,2,3]", "schema only allows 2 elements in array but instance has 3 elements")]
    [InlineData("""{"items":{"type":"integer"}}""", "[1,\"2\"]", """instance type (string) does not match any allowed primitive type (allowed: ["integer"])""")]
    [InlineData("""{"items":[{"type":"integer"}],"additionalItems":{"type":"string"}}""", "[1,2]", """instance type (integer) does not match any allowed primitive type (allowed: ["string"])""")]
    [InlineData("""{"minProperties":1}""", "{}", "object has too few properties (found 0 but schema requires at least 1)")]
    [InlineData("""{"maxProperties":1}""", """{"a":1,"b":2}""", "object has too many properties (found 2 but schema requires at most 1)")]
    [InlineData("""{"properties":{"a":{}},"patternProperties":{"^x-":{}},"additionalProperties":false}""", """{"a":1,"x-b":2,"d":3,"c":4}""", """object instance has properties which are not allowed by the schema: ["c","d"]""")]
    [InlineData("""{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", """{"x-a":1,"b":true}""", """instance type (boolean) does not match any allowed primitive type (allowed: ["string"])""")]
    [InlineData("""{"dependencies":{"card":["address","name"]}}""", """{"card":1,"name":"x"}""", """property "card" of object has missing property dependencies (schema requires ["address","name"]; missing: ["address"])""")]
    [InlineData("""{"dependencies":{"card":{"required":["address"]}}}""", """{"card":1}""", """object has missing required properties (["address"])""")]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":3}]}""", "4", "instance failed to match all required schemas (matched only 1 out of 2)")]
    [InlineData("""{"anyOf":[{"type":"string"},{"maximum":3}]}""", "4", "instance failed to match at least one required schema among 2")]
    [InlineData("""{"oneOf":[{"minimum":1},{"maximum":3}]}""", "2", "instance failed to match exactly one schema (matched 2 out of 2)")]
    [InlineData("""{"not":{"type":"string"}}""", "\"x\"", "instance matched a schema which it should not have")]
    [InlineData("""{"format":"email"}""", "\"nobody\"", "string \"nobody\" is not a valid email address")]
    [InlineData("""{"format":"date-time"}""", "\"today\"", "string \"today\" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]")]
    [InlineData("""{"format":"ipv4"}""", "\"1.2.3.256\"", "string \"1.2.3.256\" is not a valid IPv4 address")]
    [InlineData("""{"format":"ipv6"}""", "\"1.2.3.4\"", "string \"1.2.3.4\" is not a valid IPv6 address")]
    [InlineData("""{"format":"hostname"}""", "\"-x\"", "string \"-x\" is not a valid hostname")]
    [InlineData("""{"format":"uri"}""", "\"a b\"", "string \"a b\" is not a valid URI")]
    [InlineData("""{"format":"uuid"}""", "\"1\"", "input string \"1\" is not a valid UUID")]
    [InlineData("""{"format":"regex"}""", "\"(\"", "string \"(\" is not a valid ECMA 262 regular expression")]
    public void Every_keyword_says_what_it_misses(string schema, string body, string error) => Errors(schema, body).ShouldBe($"[{error}]");

    [Theory]
    [InlineData("""{"type":"integer","minimum":3,"multipleOf":0.1,"minLength":9,"required":["a"]}""", "3")]
    [InlineData("""{"type":["object","array"],"items":{"minimum":1}}""", "[1,\"any\"]")]
    [InlineData("""{"enum":[1,{"a":[null]}]}""", """{"a":[null]}""")]
    [InlineData("""{"pattern":"b"}""", "\"abc\"")]
    [InlineData("""{"format":"int32","unknown":true,"description":"x","default":1}""", "\"x\"")]
    [InlineData("""{"format":"date-time"}""", "\"2016-03-14T01:59:00.123+01:00\"")]
    [InlineData("""{"format":"ipv6"}""", "\"::1\"")]
    [InlineData("""{"format":"ipv4"}""", "\"127.0.0.1\"")]
    [InlineData("""{"dependencies":{"card":["address"]}}""", "{}")]
    public void What_a_schema_does_not_ask_is_not_checked(string schema, string body) => Errors(schema, body).ShouldBeNull();

    [Fact]
    public void References_lead_to_definitions_and_back_to_the_schema_itself()
    {
        const string Tree = """{"type":"object","properties":{"value":{"$ref":"#/definitions/a~1b"},"children":{"type":"array","items":{"$ref":"#"}}},"definitions":{"a/b":{"type":"integer"}}}""";

        Errors(Tree, """{"value":1,"children":[{"value":2,"children":[]}]}""").ShouldBeNull();
        Errors(Tree, """{"value":1,"children":[{"children":[{"value":"x"}]}]}""").ShouldBe("""[instance type (string) does not match any allowed primitive type (allowed: ["integer"])]""");
    }

    [Fact]
    public void References_lead_to_other_models_of_the_API()
    {
        const string Url = "https://apigateway.amazonaws.com/restapis/abc/models/Pet";
        var pet = Compile(Pet);
        var pets = Compile($$$"""{"type":"array","items":{"$ref":"{{{Url}}}"}}""", url => url == Url ? pet : null);
        var prices = Compile($$$"""{"type":"array","items":{"$ref":"{{{Url}}}#/properties/price"}}""", url => url == Url ? pet : null);

        pets.IsValid("""[{"type":"cow","price":30}]"""u8, out var errors).ShouldBeFalse();
        errors.ShouldBe("""[instance value ("cow") not found in enum (possible values: ["dog","cat","fish"])]""");
        prices.IsValid("[1]"u8, out errors).ShouldBeFalse();
        errors.ShouldBe("[numeric instance is lower than the required minimum (minimum: 25.0, found: 1)]");
    }

    [Theory]
    [InlineData("[]", "#: a schema is an object, and this is array.")]
    [InlineData("""{"properties":{"a":{"type":"text"}}}""", "#/properties/a: 'type' is \"text\"; it has to be of array, boolean, integer, null, number, object, string, and text is none.")]
    [InlineData("""{"required":[]}""", "#: 'required' is []; it has to be a list that is not empty.")]
    [InlineData("""{"required":true}""", "#: 'required' is true; it has to be a list that is not empty.")]
    [InlineData("""{"definitions":{"x":{"minLength":-1}}}""", "#/definitions/x: 'minLength' is -1; it has to be an integer from 0 on.")]
    [InlineData("""{"pattern":"("}""", "#: ( is no regular expression: ")]
    [InlineData("""{"multipleOf":0}""", "#: 'multipleOf' is 0; it has to be a number greater than 0.")]
    [InlineData("""{"items":{"$ref":"#/definitions/none"}}""", "#/items: $ref is #/definitions/none, and there is nothing there.")]
    [InlineData("""{"$ref":"https://example.org/x"}""", "#: $ref is https://example.org/x, which is no model of this API that is there already.")]
    public void A_mistake_in_a_schema_is_told_with_its_place(string schema, string message) =>
        Should.Throw<SchemaException>(() => Compile(schema)).Message.ShouldStartWith(message);

    [Fact]
    public void A_body_that_is_no_JSON_does_not_match() =>
        Errors(Pet, "{oops").ShouldStartWith("[Could not parse request body into json: ");

    [Fact]
    public void A_schema_that_refers_to_itself_without_end_fails() =>
        Should.Throw<SchemaException>(() => Errors("""{"$ref":"#/definitions/a","definitions":{"a":{"allOf":[{"$ref":"#/definitions/a"}]}}}""", "1"));

    [Fact]
    public void A_hostile_regular_expression_does_not_hold_up_the_request() =>
        Errors("""{"pattern":"^(a+)+$"}""", $"\"{new string('a', 100_000)}b\"").ShouldNotBeNull();

    private static string? Errors(string schema, string body)
    {
        Compile(schema).IsValid(Encoding.UTF8.GetBytes(body), out var errors);
        return errors;
    }

    private static Model Compile(string schema, Func<string, Model?>? find = null)
    {
        var document = Value.Parse(schema);
        return new("test", document, new SchemaCompiler(document, find ?? (_ => null)).Compile());
    }
}
