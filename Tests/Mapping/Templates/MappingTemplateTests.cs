using System.Text.Json;
using System.Text.Json.Nodes;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Tests.Mapping.Templates;

/// <summary>The examples of API Gateway's mapping template reference, and what is known of its variables beyond them.</summary>
public sealed class MappingTemplateTests
{
    private static readonly RequestParameters NoParameters = Parameters();

    [Fact]
    public void Context_variables_are_passed_on_under_other_names() =>
        Render(
            """
            {
                "stage" : "$context.stage",
                "request_id" : "$context.requestId",
                "resource_path" : "$context.resourcePath",
                "http_method" : "$context.httpMethod",
                "source_ip" : "$context.identity.sourceIp",
                "user-agent" : "$context.identity.userAgent",
                "account_id" : "$context.identity.accountId",
                "api_key" : "$context.identity.apiKey"
            }
            """,
            context: new() { ["stage"] = "prod", ["requestId"] = "abc", ["resourcePath"] = "/", ["httpMethod"] = "GET", ["identity"] = new VelocityMap { ["sourceIp"] = "192.0.2.1", ["userAgent"] = "curl/7.84.0" } })
            .ShouldBe("""
            {
                "stage" : "prod",
                "request_id" : "abc",
                "resource_path" : "/",
                "http_method" : "GET",
                "source_ip" : "192.0.2.1",
                "user-agent" : "curl/7.84.0",
                "account_id" : "",
                "api_key" : ""
            }
            """);

    [Fact]
    public void All_parameters_are_passed_on_as_JSON() =>
        ShouldBeJson(
            Render(
                """
                #set($allParams = $input.params())
                {
                  "params" : {
                    #foreach($type in $allParams.keySet())
                    #set($params = $allParams.get($type))
                    "$type" : {
                      #foreach($paramName in $params.keySet())
                      "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
                      #if($foreach.hasNext),#end
                      #end
                    }
                    #if($foreach.hasNext),#end
                    #end
                  }
                }
                """,
                parameters: Parameters(path: [("id", "7")], query: [("q", "a \"b\""), ("r", "2")], header: [("X-Trace", "on")])),
            """{"params":{"path":{"id":"7"},"querystring":{"q":"a \"b\"","r":"2"},"header":{"X-Trace":"on"}}}""");

    [Fact]
    public void A_name_from_the_query_and_the_whole_body() =>
        ShouldBeJson(
            Render("{\n    \"name\" : \"$input.params('name')\",\n    \"body\" : $input.json('$')\n}", """{"a":[1,2.50,{"b":null}]}""", Parameters(query: [("name", "Ada")])),
            """{"name":"Ada","body":{"a":[1,2.5,{"b":null}]}}""");

    [Fact]
    public void A_part_of_the_body() =>
        ShouldBeJson(
            Render("{\n    \"name\" : \"$input.params('name')\",\n    \"body\" : $input.json('$.mykey')\n}", """{"mykey":{"x":"y"},"other":1}""", Parameters(header: [("name", "Ada")])),
            """{"name":"Ada","body":{"x":"y"}}""");

    [Fact]
    public void Parameters_paths_and_JSON_together() =>
        ShouldBeJson(
            Render(
                """
                {
                    "id" : "$input.params('id')",
                    "count" : "$input.path('$.things').size()",
                    "things" : $input.json('$.things')
                }
                """,
                """{"things":{"1":{},"2":{},"3":{}}}""",
                Parameters(path: [("id", "abc")])),
            """{"id":"abc","count":"3","things":{"1":{},"2":{},"3":{}}}""");

    [Fact]
    public void Parsed_JSON_has_members_and_items() =>
        Render(
            "#set ($errorMessageObj = $util.parseJson($input.path('$.errorMessage')))\n{\n  \"errorMessageObjKey2ArrVal\" : $errorMessageObj.key2.arr[0]\n}",
            """{"errorMessage":"{\"key1\":\"var1\",\"key2\":{\"arr\":[1,2,3]}}"}""").ShouldBe("{\n  \"errorMessageObjKey2ArrVal\" : 1\n}");

    [Fact]
    public void An_escaped_text_needs_its_apostrophes_back_to_be_JSON()
    {
        const string Body = """{"name":"O'Brien \"the\" \\ 5/6 é \t","empty":""}""";

        Render("$util.escapeJavaScript($input.path('$.name'))", Body).ShouldBe("""O\'Brien \"the\" \\ 5\/6 \u00E9 \t""");
        var json = JsonElement.Parse(Render("""{"input":"$util.escapeJavaScript($input.json('$')).replaceAll("\\'","'")"}""", Body));
        json.GetProperty("input").GetString().ShouldBe(Body);
    }

    [Fact]
    public void A_list_of_photos_is_mapped_item_by_item() =>
        ShouldBeJson(
            Render(
                """
                #set($inputRoot = $input.path('$'))
                {
                  "photos": [
                #foreach($elem in $inputRoot.photos.photo)
                    {
                      "id": "$elem.id",
                      "ispublic": $elem.ispublic
                    }#if($foreach.hasNext),#end

                #end
                  ]
                }
                """,
                """{"photos":{"page":1,"photo":[{"id":"12345678901","ispublic":1},{"id":"23456789012","ispublic":0}]}}"""),
            """{"photos":[{"id":"12345678901","ispublic":1},{"id":"23456789012","ispublic":0}]}""");

    [Fact]
    public void A_list_at_the_top_is_described_item_by_item() =>
        ShouldBeJson(
            Render(
                """
                #set($inputRoot = $input.path('$'))
                [
                #foreach($elem in $inputRoot)
                  {
                    "description": "Item $elem.id is a ${elem.type}.",
                    "askingPrice": $elem.price
                  }#if($foreach.hasNext),#end

                #end
                ]
                """,
                """[{"id":1,"type":"dragon","price":249.99},{"id":2,"type":"cat","price":0.5}]"""),
            """[{"description":"Item 1 is a dragon.","askingPrice":249.99},{"description":"Item 2 is a cat.","askingPrice":0.5}]""");

    [Fact]
    public void A_record_within_records_is_taken_apart() =>
        ShouldBeJson(
            Render(
                """
                #set($inputRoot = $input.path('$'))
                {
                  "answer": {
                    "most": "$inputRoot.Answer.most",
                    "keeper": {
                      "name": "$inputRoot.Answer.Keeper.GivenName $inputRoot.Answer.Keeper.FamilyName",
                      "phone": { "number": "$inputRoot.Answer.Keeper.Phone.Number" },
                      "isActive": $inputRoot.Answer.Keeper.Active
                    }
                  },
                  "time": "$inputRoot.time"
                }
                """,
                """{"Answer":{"most":"1","Keeper":{"GivenName":"Jane","FamilyName":"Doe","Phone":{"Number":"505.555.9999"},"Active":"true"}},"time":"2015-04-27T22:12:32.012Z"}"""),
            """{"answer":{"most":"1","keeper":{"name":"Jane Doe","phone":{"number":"505.555.9999"},"isActive":true}},"time":"2015-04-27T22:12:32.012Z"}""");

    [Fact]
    public void Lists_within_lists_are_mapped_with_a_loop_in_a_loop() =>
        ShouldBeJson(
            Render(
                """
                #set($inputRoot = $input.path('$'))
                {
                  "number": "$inputRoot.number",
                  "lines": [
                #foreach($elem in $inputRoot.Lines)
                    {
                      "place": $foreach.index,
                      "text": "$elem.description",
                      "taxes": [#foreach($tax in $elem.taxes) "$tax"#if($foreach.hasNext),#end#end ]
                    }#if($foreach.hasNext),#end

                #end
                  ]
                }
                """,
                """{"number":"0001","Lines":[{"description":"2 ovens","taxes":["state","city"]},{"description":"1 dragon","taxes":[]}]}"""),
            """{"number":"0001","lines":[{"place":0,"text":"2 ovens","taxes":["state","city"]},{"place":1,"text":"1 dragon","taxes":[]}]}""");

    [Fact]
    public void A_list_without_its_first_items_is_counted_as_it_is_mapped() =>
        ShouldBeJson(
            Render(
                """
                #set($inputRoot = $input.path('$'))
                { "count": "$inputRoot.articles.size()", "first": $input.json('$.articles[0].title'), "titles": $input.json('$.articles[*].title') }
                """,
                """{"articles":[{"title":"One"},{"title":"It's two"}]}"""),
            """{"count":"2","first":"One","titles":["One","It's two"]}""");

    [Fact]
    public void A_template_overrides_the_status_and_headers_of_the_response()
    {
        var context = new VelocityMap { ["responseOverride"] = new VelocityMap { ["header"] = new VelocityMap() } };

        Render(
            """
            #set($inputRoot = $input.path('$'))
            $input.json("$")
            #if($inputRoot.toString().contains("error"))
            #set($context.responseOverride.status = 400)
            #set($context.responseOverride.header.x-reason = "$inputRoot.error")
            #end
            """,
            """{"error":"no"}""",
            context: context).ShouldBe("{\"error\":\"no\"}\n");

        var overrides = (VelocityMap)context["responseOverride"]!;
        overrides["status"].ShouldBe(400L);
        ((VelocityMap)overrides["header"]!)["x-reason"].ShouldBe("no");
    }

    [Theory]
    [InlineData("$stageVariables.table $stageVariables['table'] ${stageVariables['table']} $stageVariables.none.", "T T T .")]
    [InlineData("$util.urlEncode('a b&c=é*/~')", "a+b%26c%3D%C3%A9*%2F%7E")]
    [InlineData("$util.urlDecode('a+b%26c%3D%C3%A9')", "a b&c=é")]
    [InlineData("$util.base64Encode('é') $util.base64Decode('w6k=')", "w6k= é")]
    [InlineData("$util.parseJson('[1, {\"a\": \"b\"}]') $util.parseJson('{\"a\": [true, null]}')", """[1,{"a":"b"}] {a=[true,null]}""")]
    [InlineData("[$input] [$util] [$util.urlEncode] [$input.none] [$nothing]", "[] [] [] [] [$nothing]")]
    [InlineData("[$util.escapeJavaScript($input.params('none'))] [$util.escapeJavaScript($input.path('$.none'))]", "[] []")]
    public void Utilities_and_stage_variables(string template, string expected) => Render(template).ShouldBe(expected);

    [Theory]
    [InlineData("$input.path('$')", """{a=1, b=[{"c":"d"}], e=x, f=null}""")]
    [InlineData("$input.path('$.b') $input.path('$').b $input.path('$.b[0]') $input.path('$.b[0].c')", """[{"c":"d"}] [{"c":"d"}] {c=d} d""")]
    [InlineData("$input.json('$.e') $input.json('$.a') $input.json('e') $input.json('$.b[*].c') $input.json('$.f')", "\"x\" 1 \"x\" [\"d\"] null")]
    [InlineData("[$input.path('$.none')] [$input.path('$').none] [$input.json('$.none')] [$input.path('$.none').size()]", """[] [] [""] []""")]
    [InlineData("#if($input.path('$.none'))yes#{else}no#end #if($input.path('$.e') != '')yes#end", "no yes")]
    [InlineData("$input.body", """{"a":1,"b":[{"c":"d"}],"e":"x","f":null}""")]
    [InlineData("#set($r = $input.path('$'))#set($r.a = 2)$!r.put('g', 3)$input.path('$').a $r.g", "2 3")]
    public void Bodies_are_read_by_path(string template, string expected) =>
        Render(template, """{"a":1,"b":[{"c":"d"}],"e":"x","f":null}""").ShouldBe(expected);

    /// <summary>What API Gateway has answered to these bodies.</summary>
    [Theory]
    [InlineData("\"$input.path('$')\"", "a=b", "\"a=b\"")]
    [InlineData("\"$input.path('$')\"", "\"a=b\"", "\"a=b\"")]
    [InlineData("$input.json('$')", "a=b", "\"a=b\"")]
    [InlineData("$input.json('$')", "", "{}")]
    [InlineData("$input.body", "", "{}")]
    [InlineData("\"$input.path('$')\"", "{}", "\"{}\"")]
    [InlineData("\"$input.path('$')\"", "a{b", "\"a{b\"")]
    [InlineData("\"$input.path('$')\"", "null{", "\"null{\"")]
    [InlineData("$input.path('$').split('&')[1]", "a=b&c=d", "c=d")]
    public void Bodies_that_are_no_JSON_are_one_text(string template, string body, string expected) => Render(template, body).ShouldBe(expected);

    [Theory]
    [InlineData("{a", "Could not process payloadnet.minidev.json.parser.ParseException: Unexpected End Of File position 1: null")]
    [InlineData("[a", "Could not process payloadnet.minidev.json.parser.ParseException: Unexpected End Of File position 1: EOF")]
    [InlineData("{\"a\":\n  oops}", "Could not process payloadnet.minidev.json.parser.ParseException: Unexpected character (o) at position 8.")]
    public void Bodies_that_begin_like_JSON_and_are_none_are_refused(string body, string message) =>
        Should.Throw<MalformedPayloadException>(() => Render("$input.path('$.a')", body)).Message.ShouldBe(message);

    [Fact]
    public void A_template_that_needs_no_JSON_takes_any_body() => Render("$input.params('x')|$input.body", "{a").ShouldBe("|{a");

    [Theory]
    [InlineData("\n  $input.json('$.[')", 2, 10)]
    [InlineData("$util.parseJson('{')", 1, 7)]
    [InlineData("$util.base64Decode('?')", 1, 7)]
    public void A_function_that_fails_is_told_with_its_place(string template, int line, int column) =>
        Should.Throw<TemplateException>(() => Render(template)).Place.ShouldBe(new(line, column));

    [Fact]
    public void A_loop_has_at_most_a_thousand_rounds() => Render("#foreach($i in [1..5000])x#end").Length.ShouldBe(1000);

    [Fact]
    public void The_templates_that_frameworks_ship_render()
    {
        // The pass-through template of the Serverless Framework, with its blocks.
        const string Template = """
            #set( $body = $input.json("$") )
            #define( $loop )
              {
              #foreach($key in $map.keySet())
                #set( $k = $util.escapeJavaScript($key) )
                #set( $v = $util.escapeJavaScript($map.get($key)).replaceAll("\\'", "'") )
                "$k":
                  "$v"
                  #if( $foreach.hasNext ) , #end
              #end
              }
            #end
            {
              "body": $body,
              "method": "$context.httpMethod",
              "principalId": "$context.authorizer.principalId",
              #set( $map = $input.params().header )
              "headers": $loop,
              #set( $map = $input.params().querystring )
              "query": $loop,
              #set( $map = $stageVariables )
              "stageVariables": $loop
            }
            """;

        ShouldBeJson(
            Render(Template, """{"it's":"@@"}""", Parameters(query: [("q", "it's")], header: [("A", "1"), ("B", "\"2\"")]), new() { ["httpMethod"] = "POST" }),
            """{"body":{"it's":"@@"},"method":"POST","principalId":"","headers":{"A":"1","B":"\"2\""},"query":{"q":"it's"},"stageVariables":{"table":"T"}}""");
    }

    private static RequestParameters Parameters((string, string)[]? path = null, (string, string)[]? query = null, (string, string)[]? header = null) => new(
        (path ?? []).ToDictionary(), (query ?? []).ToDictionary(), (header ?? []).ToDictionary(StringComparer.OrdinalIgnoreCase));

    private static string Render(string template, string body = "", RequestParameters? parameters = null, VelocityMap? context = null) =>
        MappingTemplate.Parse(template).Render(new Payload(body, whenEmpty: "{}"), parameters ?? NoParameters, context ?? [], new() { ["table"] = "T" });

    private static void ShouldBeJson(string actual, string expected) => JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).ShouldBeTrue(actual);
}
