using Stepyard.Local.Sns.Filters;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Tests.Local.Sns;

/// <summary>Which messages a filter policy lets through. Most policies are those of AWS's guide, "Amazon SNS subscription filter policies".</summary>
public sealed class FilterPolicyTests
{
    private static readonly MessageAttribute[] Order =
    [
        new("customer_interests", "String.Array", """["soccer","rugby","hockey"]"""),
        new("store", "String", "example_corp"),
        new("event", "String", "order-placed"),
        new("price_usd", "Number", "210.75"),
        new("source_ip", "String", "10.0.0.33"),
        new("picture", "Binary", "AAAA"),
    ];

    [Theory]
    [InlineData("""{"store":["example_corp"]}""", true)]
    [InlineData("""{"store":["Example_Corp"]}""", false)]
    [InlineData("""{"customer_interests":["rugby","football","baseball"]}""", true)]
    [InlineData("""{"customer_interests":["baseball"]}""", false)]
    [InlineData("""{"customer_interests":[{"anything-but":["rugby","tennis"]}]}""", true)]
    [InlineData("""{"event":[{"anything-but":"order-cancelled"}]}""", true)]
    [InlineData("""{"event":[{"anything-but":{"prefix":"order-"}}]}""", false)]
    [InlineData("""{"event":[{"anything-but":{"suffix":"-cancelled"}}]}""", true)]
    [InlineData("""{"event":[{"anything-but":{"wildcard":"*-placed"}}]}""", false)]
    [InlineData("""{"event":[{"prefix":"order-"}]}""", true)]
    [InlineData("""{"event":[{"suffix":"placed"}]}""", true)]
    [InlineData("""{"event":[{"wildcard":"order-*"}]}""", true)]
    [InlineData("""{"store":[{"equals-ignore-case":"EXAMPLE_CORP"}]}""", true)]
    [InlineData("""{"source_ip":[{"cidr":"10.0.0.0/24"}]}""", true)]
    [InlineData("""{"price_usd":[210.75]}""", true)]
    [InlineData("""{"price_usd":["210.75"]}""", false)]
    [InlineData("""{"price_usd":[{"numeric":[">",200,"<=",300]}]}""", true)]
    [InlineData("""{"price_usd":[{"numeric":["=",301.5]}]}""", false)]
    [InlineData("""{"price_usd":[{"anything-but":[100,500]}]}""", true)]
    [InlineData("""{"store":[{"exists":true}]}""", true)]
    [InlineData("""{"gift":[{"exists":false}]}""", true)]
    [InlineData("""{"gift":[{"exists":true}]}""", false)]
    [InlineData("""{"picture":[{"exists":true}]}""", false)]
    [InlineData("""{"store":["example_corp"],"event":[{"anything-but":"order_cancelled"}],"customer_interests":["rugby","football","baseball"],"price_usd":[{"numeric":[">=",100]}]}""", true)]
    [InlineData("""{"store":["other"],"event":["order-placed"]}""", false)]
    [InlineData("""{"event":["order-placed"],"$or":[{"store":["other"]},{"price_usd":[{"numeric":["<",300]}]}]}""", true)]
    public void A_filter_may_be_about_attributes(string policy, bool passes) =>
        FilterPolicy.Parse(policy, FilterPolicy.MessageAttributes).Matches(Notification("no JSON", Order), "sqs").ShouldBe(passes);

    [Theory]
    [InlineData("""{"store":["example_corp"]}""", """{"store":"example_corp"}""", true)]
    [InlineData("""{"person":{"age":[{"numeric":[">",18]}]}}""", """{"person":{"age":20}}""", true)]
    [InlineData("""{"person":{"name":[null]}}""", """{"person":{"name":null}}""", true)]
    [InlineData("""{"people":{"name":["A"],"age":[1]}}""", """{"people":[{"name":"A","age":2},{"name":"B","age":1}]}""", false)]
    [InlineData("""{"store":["example_corp"]}""", "store", false)]
    [InlineData("""{"store":[{"exists":false}]}""", """["store"]""", false)]
    public void A_filter_may_be_about_the_body(string policy, string body, bool passes) =>
        FilterPolicy.Parse(policy, FilterPolicy.MessageBody).Matches(Notification(body), "sqs").ShouldBe(passes);

    [Theory]
    [InlineData("""{"a":{"b":["c"]}}""", "MessageAttributes", "Filter policy scope MessageAttributes does not support nested filter policy")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}""", "MessageAttributes", "FilterPolicy: Filter policy can not have more than 5 keys")]
    [InlineData("""{"key_a":{"key_b":{"key_c":["value_one","value_two","value_three","value_four"]}},"key_d":{"key_e":["value_one","value_two","value_three"]},"key_f":["value_one","value_two","value_three"]}""", "MessageBody", "FilterPolicy: Filter policy is too complex")]
    [InlineData("""{"a":"b"}""", "MessageAttributes", "FilterPolicy: \"a\" must be an object or an array\n at [Source: (String)\"{\"a\":\"b\"}\"; line: 1, column: 7]")]
    [InlineData("""{"a":[{"regex":"b"}]}""", "MessageAttributes", "FilterPolicy: Unrecognized match type regex\n at [Source: (String)\"{\"a\":[{\"regex\":\"b\"}]}\"; line: 1, column: 17]")]
    public void A_policy_with_mistakes_is_refused(string policy, string scope, string problem) =>
        Should.Throw<FilterPolicyException>(() => FilterPolicy.Parse(policy, scope)).Message.ShouldBe(problem);

    private static Notification Notification(string body, params MessageAttribute[] attributes) =>
        new("1", "arn:aws:sns:us-east-1:123456789012:news", null, MessageText.Parse(body, null), [.. attributes], default);
}
