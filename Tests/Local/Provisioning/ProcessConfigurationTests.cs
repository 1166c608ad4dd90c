using Stepyard.Local.Preview;

namespace Stepyard.Tests.Local.Provisioning;

/// <summary>What belongs to the whole process can only be looked at while no other test runs.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("Alone")]
public sealed class ProcessConfigurationTests
{
    [Fact]
    public async Task The_configuration_of_the_process_is_left_as_it_was()
    {
        var before = Environment.GetEnvironmentVariable("PULUMI_CONFIG");

        await RecordedStack.Of("dev");

        Environment.GetEnvironmentVariable("PULUMI_CONFIG").ShouldBe(before);
    }
}
