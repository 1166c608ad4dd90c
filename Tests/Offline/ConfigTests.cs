using Pulumi;
using Pulumi.Testing;

namespace Stepyard.Tests.Offline;

/// <summary>PULUMI_CONFIG belongs to the process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ConfigTests), DisableParallelization = true)]
[Collection(nameof(ConfigTests))]
public sealed class ConfigTests
{
    [Fact]
    public async Task Configuration_is_read_by_project_and_key_in_the_type_that_is_asked_for()
    {
        await WithAsync("""{"yard:name":"Peter","yard:count":"3","yard:ratio":"0.5","yard:on":"true","yard:list":"[1,2]","other:name":"Paul"}""", () =>
        {
            var config = new Config();
            config.Require("name").ShouldBe("Peter");
            config.RequireInt32("count").ShouldBe(3);
            config.RequireDouble("ratio").ShouldBe(0.5);
            config.RequireBoolean("on").ShouldBeTrue();
            config.RequireObject<int[]>("list").ShouldBe([1, 2]);
            new Config("other").Get("name").ShouldBe("Paul");
            config.Get("absent").ShouldBeNull();
            config.GetInt32("absent").ShouldBeNull();
            config.GetBoolean("absent").ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_secret_of_the_configuration_is_a_secret_output()
    {
        Output<string>? secret = null;
        await WithAsync("""{"yard:password":"hush"}""", () => secret = new Config().RequireSecret("password"));

        (await Output.IsSecretAsync(secret!)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_required_value_says_how_to_set_it()
    {
        var error = await Should.ThrowAsync<RunException>(() => WithAsync("{}", () => new Config().Require("name")));

        error.Message.ShouldContain("equired configuration variable 'yard:name'");
        error.Message.ShouldContain("please set a value using the command `pulumi config set yard:name <value>`");
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_shown()
    {
        var error = await Should.ThrowAsync<RunException>(() =>
            WithAsync("""{"yard:count":"many"}""", () => new Config().RequireInt32("count")));

        error.Message.ShouldContain("'yard:count'");
        error.Message.ShouldContain("'many'");
    }

    private static async Task WithAsync(string configuration, Action program)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", configuration);
        var deployment = Deployment.TestAsync(new Cloud(), new TestOptions { ProjectName = "yard" }, program);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        await deployment;
    }
}
