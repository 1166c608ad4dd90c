using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Provisioning;

public sealed class StackConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    public StackConfigurationTests() => Write("Pulumi.yaml", """
        name: bakery
        runtime: dotnet
        config:
          aws-native:region: { value: eu-west-1 }
          retention: { type: integer, default: 7 }
          origins: { type: array, default: ["*"] }
          described: { type: string, description: without a default }
          plain: text
        """);

    [Fact]
    public void The_stacks_file_wins_over_the_projects_defaults_and_an_override_over_both()
    {
        Write("Pulumi.dev.yaml", "config:\n  bakery:retention: 14\n  bakery:plain: other\n");

        var configuration = Read("dev", new() { ["bakery:plain"] = "overridden" });

        configuration.Project.ShouldBe("bakery");
        configuration.Values.ShouldBe(
            new Dictionary<string, string>
            {
                ["aws-native:region"] = "eu-west-1",
                ["bakery:origins"] = """["*"]""",
                ["bakery:plain"] = "overridden",
                ["bakery:retention"] = "14",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Structures_become_JSON_text_with_the_types_that_YAML_gives_them()
    {
        Write("Pulumi.dev.yaml", "config:\n  bakery:oven: { heat: 250, gas: true, name: \"1\", racks: [a, 2.5] }\n");

        Read("dev").Values["bakery:oven"].ShouldBe("""{"heat":250,"gas":true,"name":"1","racks":["a",2.5]}""");
    }

    [Fact]
    public void An_unknown_stack_is_refused_with_those_that_exist()
    {
        Write("Pulumi.dev.yaml", "");
        Write("Pulumi.prod.yaml", "");

        Should.Throw<ProvisioningException>(() => Read("stagin")).Message.ShouldEndWith("The stacks of " + _folder + " are: dev, prod.");
    }

    [Fact]
    public void An_encrypted_value_and_a_broken_file_are_refused()
    {
        Write("Pulumi.dev.yaml", "config:\n  bakery:token: { secure: v1:abc }\n");
        Write("Pulumi.broken.yaml", "config: [\n");

        Should.Throw<ProvisioningException>(() => Read("dev")).Message.ShouldContain("'bakery:token' is encrypted");
        Should.Throw<ProvisioningException>(() => Read("broken")).Message.ShouldContain("Pulumi.broken.yaml can't be read");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private StackConfiguration Read(string stack, Dictionary<string, string>? overrides = null) =>
        StackConfiguration.Read(new Repository(_folder), stack, overrides ?? []);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
