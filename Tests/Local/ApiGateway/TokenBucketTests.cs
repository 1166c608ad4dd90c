using Stepyard.Local.ApiGateway;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.ApiGateway;

public sealed class TokenBucketTests
{
    [Fact]
    public void A_burst_goes_through_at_once_and_then_the_rate()
    {
        var time = new VirtualTime();
        var bucket = new TokenBucket(new(Rate: 2, Burst: 3), time);

        Taken(10).ShouldBe(3);
        time.Advance(TimeSpan.FromSeconds(1));
        Taken(10).ShouldBe(2);
        time.Advance(TimeSpan.FromHours(1));
        Taken(10).ShouldBe(3);

        int Taken(int attempts) => Enumerable.Range(0, attempts).Count(_ => bucket.TryTake());
    }
}
