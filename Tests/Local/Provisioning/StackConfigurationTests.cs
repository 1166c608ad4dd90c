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
          gas: { type: boolean, default: true }
          oven: { type: object }
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
                ["bakery:gas"] = "true",
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
        Write("Pulumi.dev.yaml", "config:\n  bakery:described: { secure: v1:abc }\n");
        Write("Pulumi.broken.yaml", "config: [\n");

        Should.Throw<ProvisioningException>(() => Read("dev")).Message.ShouldContain("'bakery:described' is encrypted");
        Should.Throw<ProvisioningException>(() => Read("broken")).Message.ShouldContain("Pulumi.broken.yaml can't be read");
    }

    [Fact]
    public void A_key_without_a_namespace_is_the_projects_wherever_it_stands()
    {
        Write("Pulumi.dev.yaml", "config:\n  retention: 14\n");

        var configuration = Read("dev", new() { ["plain"] = "overridden" });

        configuration["retention"].ShouldBe("14");
        configuration.Values["bakery:plain"].ShouldBe("overridden");
    }

    [Theory]
    [InlineData("config:\n  retentoin: 14\n", "Pulumi.dev.yaml:2: 'retentoin' is no key of this project; did you mean \"retention\"? docs/configuration.md lists them all.")]
    [InlineData("config:\n  plain: a\n  bakery:sugar: 14\n", "Pulumi.dev.yaml:3: 'bakery:sugar' is no key of this project. docs/configuration.md lists them all.")]
    [InlineData("config:\n  bakry:retention: 14\n", "Pulumi.dev.yaml:2: 'bakry:retention' is read by nobody; did you mean \"bakery:retention\"?")]
    [InlineData("config:\n  retention: a week\n", "Pulumi.dev.yaml:2: 'retention' is \"a week\"; it has to be an integer, such as 30.")]
    [InlineData("config:\n  bakery:gas: yes\n", "Pulumi.dev.yaml:2: 'bakery:gas' is \"yes\"; it has to be true or false.")]
    [InlineData("config:\n  origins: https://example.com\n", "Pulumi.dev.yaml:2: 'origins' is \"https://example.com\"; it has to be a list of strings, each on a line of its own after a dash.")]
    [InlineData("config:\n  described: [a]\n", "Pulumi.dev.yaml:2: 'described' is a list; it has to be a string.")]
    [InlineData("confg:\n  retention: 14\n", "Pulumi.dev.yaml:1: 'confg' is no part of a stack's file; did you mean \"config\"? Values stand under 'config'.")]
    public void A_slip_is_reported_with_its_place_and_what_was_probably_meant(string file, string problem)
    {
        Write("Pulumi.dev.yaml", file);

        Should.Throw<ProvisioningException>(() => Read("dev")).Message.ShouldBe(problem);
    }

    [Fact]
    public void All_slips_are_reported_together_and_what_Pulumi_itself_writes_is_none()
    {
        Write("Pulumi.dev.yaml", "secretsprovider: awskms://alias/state\nencryptedkey: abc\nconfig:\n  aws:region: eu-west-1\n  gas: 1\n  retention: x\n");

        Should.Throw<ProvisioningException>(() => Read("dev")).Message.Split(Environment.NewLine).Select(line => line.Split(": ")[0])
            .ShouldBe(["Pulumi.dev.yaml:5", "Pulumi.dev.yaml:6"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private StackConfiguration Read(string stack, Dictionary<string, string>? overrides = null) =>
        StackConfiguration.Read(new Repository(_folder), stack, overrides ?? []);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
