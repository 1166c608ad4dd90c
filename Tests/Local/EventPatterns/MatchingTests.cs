using Stepyard.Local.EventPatterns;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.EventPatterns;

/// <summary>Patterns and events from AWS's documents: the EventBridge User Guide and Event Ruler's README.</summary>
public sealed class MatchingTests
{
    private const string Instance =
        """
        {"version":"0","id":"ddddd4-aaaa-7777-4444-345dd43cc333","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",
         "account":"012345679012","time":"2017-10-02T16:24:49Z","region":"us-east-1","resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000"],
         "detail":{"c-count":5,"d-count":3,"x-limit":301.8,"source-ip":"10.0.0.33","instance-id":"i-000000aaaaaa00000","state":"running"}}
        """;

    [Theory]
    [InlineData("""{"detail-type":["EC2 Instance State-change Notification"],"resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000"],"detail":{"state":["initializing","running"]}}""")]
    [InlineData("""{"time":[{"prefix":"2017-10-02"}]}""")]
    [InlineData("""{"source":[{"suffix":"ec2"}]}""")]
    [InlineData("""{"source":[{"equals-ignore-case":"AWS.EC2"}]}""")]
    [InlineData("""{"source":[{"prefix":{"equals-ignore-case":"AWS"}}]}""")]
    [InlineData("""{"source":[{"suffix":{"equals-ignore-case":"EC2"}}]}""")]
    [InlineData("""{"source":[{"wildcard":"a*.*2"}]}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":"initializing"}]}}""")]
    [InlineData("""{"detail":{"x-limit":[{"anything-but":123}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":["stopped","overloaded"]}]}}""")]
    [InlineData("""{"detail":{"x-limit":[{"anything-but":[100,200,300]}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"prefix":"init"}}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"suffix":["ed","ing1"]}}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"equals-ignore-case":["STOPPED","INITIALIZING"]}}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"wildcard":"*/lib/*"}}]}}""")]
    [InlineData("""{"detail":{"c-count":[{"numeric":[">",0,"<=",5]}],"d-count":[{"numeric":["<",10]}],"x-limit":[{"numeric":["=",3.018e2]}]}}""")]
    [InlineData("""{"detail":{"x-limit":[301.80]}}""")]
    [InlineData("""{"detail":{"source-ip":[{"cidr":"10.0.0.0/24"}]}}""")]
    [InlineData("""{"detail":{"c-count":[{"exists":true}],"no-count":[{"exists":false}]}}""")]
    [InlineData("""{"time":[{"prefix":"2017-10-02"}],"detail":{"state":[{"anything-but":"initializing"}],"c-count":[{"numeric":[">",0,"<=",5]}],"d-count":[{"numeric":["<",10]}],"x-limit":[{"anything-but":[100,200,300]}],"source-ip":[{"cidr":"10.0.0.0/8"}]}}""")]
    [InlineData("""{"detail.state":["running"]}""")]
    [InlineData("""{"source":["aws.s3"],"source":["aws.ec2"]}""")]
    [InlineData("""{"$or":[{"source":["aws.s3"]},{"detail":{"$or":[{"state":["stopped"]},{"c-count":[5]}]}}]}""")]
    [InlineData("""{"source":["aws.ec2"],"$or":[{"region":["eu-west-1"]},{"account":["012345679012"],"region":["us-east-1"],"$or":[{"id":["x"]},{"version":["0"]}]}]}""")]
    public void A_pattern_picks_the_events_that_it_describes(string pattern) => Matches(pattern, Instance).ShouldBeTrue();

    [Theory]
    [InlineData("""{"source":["AWS.EC2"]}""")]
    [InlineData("""{"source":["aws.ec2 "]}""")]
    [InlineData("""{"detail":{"state":["running"],"zone":["a"]}}""")]
    [InlineData("""{"detail":{"c-count":["5"]}}""")]
    [InlineData("""{"detail":{"c-count":[{"numeric":[">",5]}]}}""")]
    [InlineData("""{"detail":{"c-count":[{"prefix":"5"}]}}""")]
    [InlineData("""{"detail":{"state":[{"numeric":["<",10]}]}}""")]
    [InlineData("""{"detail":{"x-limit":[{"anything-but":301.8}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"wildcard":["*unn*","x"]}}]}}""")]
    [InlineData("""{"detail":{"state":[{"anything-but":{"equals-ignore-case":"RUNNING"}}]}}""")]
    [InlineData("""{"detail":{"source-ip":[{"cidr":"10.0.1.0/24"}]}}""")]
    [InlineData("""{"detail":{"state":[{"exists":false}]}}""")]
    [InlineData("""{"detail":[{"exists":true}]}""")]
    [InlineData("""{"source":[{"wildcard":"aws.\\*"}]}""")]
    [InlineData("""{"$or":[{"source":["aws.s3"]},{"region":["eu-west-1"]}]}""")]
    [InlineData("""{"source":["aws.s3"],"$or":[{"region":["us-east-1"]},{"version":["0"]}]}""")]
    public void A_pattern_leaves_other_events_alone(string pattern) => Matches(pattern, Instance).ShouldBeFalse();

    [Theory]
    [InlineData("""{"name":[""]}""", """{"name":""}""", true)]
    [InlineData("""{"name":[null]}""", """{"name":null}""", true)]
    [InlineData("""{"name":[null]}""", """{"name":""}""", false)]
    [InlineData("""{"name":[""]}""", """{}""", false)]
    [InlineData("""{"name":[{"exists":true}]}""", """{"name":null}""", true)]
    [InlineData("""{"flag":[true]}""", """{"flag":true}""", true)]
    [InlineData("""{"flag":[true]}""", """{"flag":"true"}""", false)]
    [InlineData("""{"count":[{"anything-but":"x"}]}""", """{"count":7}""", true)]
    [InlineData("""{"count":[{"anything-but":"x"}]}""", """{}""", false)]
    [InlineData("""{"count":[{"exists":false},{"numeric":[">",10]}]}""", """{}""", true)]
    [InlineData("""{"count":[{"exists":false},{"numeric":[">",10]}]}""", """{"count":3}""", false)]
    [InlineData("""{"count":[{"exists":false}]}""", """{"count":{"of":3}}""", true)]
    [InlineData("""{"count":[{"exists":false}]}""", """{"count":[]}""", true)]
    [InlineData("""{"limit":[{"numeric":["<=",5000000000]}]}""", """{"limit":5000000001}""", false)]
    [InlineData("""{"limit":[{"numeric":["=",0.000001]}]}""", """{"limit":1e-6}""", true)]
    [InlineData("""{"limit":[123456789012]}""", """{"limit":123456789012}""", true)]
    [InlineData("""{"ip":[{"cidr":"2001:db8::/32"}]}""", """{"ip":"2001:0db8:1::7"}""", true)]
    [InlineData("""{"ip":[{"cidr":"2001:db8::/32"}]}""", """{"ip":"10.0.0.1"}""", false)]
    [InlineData("""{"ip":["2001:db8::1"]}""", """{"ip":"2001:0DB8:0:0:0:0:0:1"}""", true)]
    [InlineData("""{"path":[{"wildcard":"dir/*.png"}]}""", """{"path":"dir/a/b.png"}""", true)]
    [InlineData("""{"path":[{"wildcard":"\\*\\\\*"}]}""", """{"path":"*\\x"}""", true)]
    [InlineData("""{"café":["naïve ✓"]}""", """{"café":"naïve ✓"}""", true)]
    public void What_is_not_there_empty_or_of_another_kind_is_told_apart(string pattern, string @event, bool matches) =>
        Matches(pattern, @event).ShouldBe(matches);

    [Theory]
    [InlineData("""{"employees":{"firstName":["Anna"]}}""", true)]
    [InlineData("""{"employees":{"firstName":["Anna"],"lastName":["Smith"]}}""", true)]
    [InlineData("""{"employees":{"firstName":["Anna"],"lastName":["Jones"]}}""", false)]
    [InlineData("""{"employees":{"firstName":["Anna"]},"employees.lastName":["Jones"]}""", false)]
    [InlineData("""{"employees":{"skills":["swim"],"lastName":["Jones"]}}""", true)]
    [InlineData("""{"employees":{"skills":["swim"],"lastName":["Smith"]}}""", false)]
    [InlineData("""{"employees":{"skills":["run"],"lastName":[{"anything-but":"Doe"}],"firstName":[{"prefix":"P"}]}}""", true)]
    [InlineData("""{"tags":["b","z"]}""", true)]
    [InlineData("""{"tags":[{"anything-but":["a","b"]}]}""", false)]
    [InlineData("""{"tags":[{"anything-but":["a"]}]}""", true)]
    public void Fields_of_one_element_of_an_array_belong_together(string pattern, bool matches) => Matches(
        pattern,
        """
        {"employees":[[{"firstName":"John","lastName":"Doe"},{"firstName":"Anna","lastName":"Smith"}],
                      [{"firstName":"Peter","lastName":"Jones","skills":["run","swim"]}]],"tags":["a","b"]}
        """).ShouldBe(matches);

    [Fact]
    public void An_event_with_long_arrays_takes_no_longer_for_it()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"f{i}").ToList();
        var items = string.Join(',', Enumerable.Range(0, 1000));
        var pattern = "{" + string.Join(',', names.Select(name => $"\"{name}\":[{{\"numeric\":[\">=\",0]}}]")) + ""","a":{"x":[1],"y":[2]}}""";
        var @event = "{" + string.Join(',', names.Select(name => $"\"{name}\":[{items}]")) + ""","a":[{"x":1},{"y":2}]}""";

        Matches(pattern, @event).ShouldBeFalse();
    }

    private static bool Matches(string pattern, string @event) => EventPattern.Parse(pattern).Matches(Value.Parse(@event));
}
