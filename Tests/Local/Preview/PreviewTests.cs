using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;

namespace Stepyard.Tests.Local.Preview;

/// <summary>What somebody reads who reviews a change of the repository.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private Project _project = null!;

    public async Task InitializeAsync() => _project = await Project.CreateAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Where_nothing_changes_a_preview_says_so(string stack)
    {
        var (exitCode, output, error) = await _project.PreviewAsync(stack);

        (exitCode, error).ShouldBe((0, ""));
        output.ShouldStartWith($"Previewing {stack}, compared with Tests/Snapshots/{stack}.yaml\n\nNo changes: ");
    }

    [Fact]
    public async Task A_timeout_that_changes_is_one_line_in_its_state()
    {
        _project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");

        var (exitCode, output, _) = await _project.PreviewAsync();

        exitCode.ShouldBe(2);
        output.ShouldBe("""
            Previewing dev, compared with Tests/Snapshots/dev.yaml

                 Type                                            Name   Plan    Info
                 pulumi:pulumi:Stack                             dev
                 └─ stepyard:index:Pizza                         pizza
                    └─ stepyard:index:Workflow                   pizza
             ~         └─ aws-native:stepfunctions:StateMachine  pizza  update  [diff: ~definitionString]

            ~ aws-native:stepfunctions:StateMachine pizza
                ~ definitionString
                    ~ state CheckFlavour
                        ~ TimeoutSeconds: 15 => 30


            """.ReplaceLineEndings("\n") + Lines(output)[^1] + "\n");
        Lines(output)[^1].ShouldMatch(@"^~ 1 to update; \d+ unchanged\.$");
    }

    [Fact]
    public async Task A_state_that_is_put_in_between_is_told_with_what_leads_to_it()
    {
        _project.Edit("definitions/pizza.asl.json", "\"Next\": \"ContainsPineapple\"", "\"Next\": \"Rest\"");
        _project.Edit("definitions/pizza.asl.json", "\"ContainsPineapple\": {", "\"Rest\": { \"Type\": \"Wait\", \"Seconds\": 1, \"Next\": \"ContainsPineapple\" }, \"ContainsPineapple\": {");

        var (_, output, _) = await _project.PreviewAsync();

        output.ShouldContain("""
                ~ definitionString
                    ~ state CheckFlavour
                        ~ Next: "ContainsPineapple" => "Rest"
                    + state Rest
                        + Type: "Wait"
                        + Seconds: 1
                        + Next: "ContainsPineapple"

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_definition_that_is_broken_is_told_with_its_place_and_fails()
    {
        _project.Edit("definitions/pizza.asl.json", "\"Next\": \"ContainsPineapple\"", "\"Next\": \"ContainsPinapple\"");

        var (exitCode, output, error) = await _project.PreviewAsync();

        (exitCode, output).ShouldBe((1, ""));
        error.ShouldContain("definitions/pizza.asl.json:");
        error.ShouldContain("ContainsPinapple");
        error.ShouldContain("1 definition invalid");
    }

    [Fact]
    public async Task A_broken_definition_fails_the_preview_of_a_stack_that_does_not_have_it()
    {
        var file = _project.FullPath("definitions/patterns/retry-jsonata.asl.json");
        await File.WriteAllTextAsync(file, """{"StartAt": "Nowhere", "States": {"A": {"Type": "Succeed"}}}""");

        var (exitCode, _, error) = await _project.PreviewAsync("prod");

        exitCode.ShouldBe(1);
        error.ShouldContain(file);
    }

    [Fact]
    public async Task A_role_that_gets_wider_is_told_by_its_statement_and_warned_of()
    {
        _project.Edit("definitions/notify.asl.json", "${NotificationsTopicArn}", "arn:aws:sns:us-east-1:123456789012:elsewhere");
        _project.Edit("definitions/notify.asl.json", "Waits, then publishes", "Not to ${NotificationsTopicArn}: waits, then publishes");

        var (exitCode, output, _) = await _project.PreviewAsync();

        exitCode.ShouldBe(2);
        output.ShouldContain("""
            ~ aws-native:iam:Role notify-workflow
                ~ policies
                    ~ statement PublishToTopics
                        ~ Resource: "arn:aws:sns:us-east-1:123456789012:notifications-dev" => "arn:aws:sns:us-east-1:123456789012:elsewhere"
            """.ReplaceLineEndings("\n"));
        output.ShouldContain(
            "\nwarning: aws-native:iam:Role notify-workflow: allows sns:Publish on arn:aws:sns:us-east-1:123456789012:elsewhere, which is more than before [wider-access]\n");
    }

    [Fact]
    public async Task A_role_that_gets_narrower_is_told_and_not_warned_of()
    {
        _project.Edit("Pulumi.dev.yaml", "  tracing: true", "  tracing: false");

        var preview = await _project.CompareAsync();

        var role = preview.Changes.Single(change => change.Resource is { Type: "aws-native:iam:Role", Name: "pizza-workflow" });
        role.Properties.ShouldHaveSingleItem().Parts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            part => part.Name.ShouldBe("SendTraces"),
            part => part.Kind.ShouldBe(ChangeKind.Delete));
        preview.News.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resources_that_change_in_the_same_way_are_told_together()
    {
        _project.Edit("Pulumi.prod.yaml", "logRetentionDays: 365", "logRetentionDays: 400");

        var (_, output, _) = await _project.PreviewAsync("prod");

        Lines(output).Count(line => line.Contains("retentionInDays: 365 => 400", StringComparison.Ordinal)).ShouldBe(1);
        output.ShouldMatch(@"\n~ aws-native:logs:LogGroup \S+, \S+, \S+ and \d+ more\n    ~ retentionInDays: 365 => 400\n");
    }

    [Fact]
    public async Task A_resource_that_has_to_be_made_anew_is_replaced()
    {
        _project.Edit("Tests/Snapshots/prod.yaml", "tableName: dragons-prod", "tableName: monsters-prod");

        var (_, output, _) = await _project.PreviewAsync("prod");

        output.ShouldMatch(@"\n \+-  .*aws-native:dynamodb:Table +dragons +replace +\[diff: \+-tableName\]\n");
        output.ShouldContain("    ~ tableName: \"monsters-prod\" => \"dragons-prod\" [forces replacement]\n", Case.Sensitive);
        Lines(output)[^1].ShouldStartWith("+- 1 to replace; ");
    }

    [Fact]
    public async Task A_resource_that_the_program_no_longer_has_is_deleted()
    {
        _project.Edit("Tests/Snapshots/dev.yaml", "\nstepyard:index:Pizza pizza:\n", "\nstepyard:index:Pizza pizza:\n  aws-native:sns:Topic slices:\n    topicName: slices-dev\n");

        var (exitCode, output, _) = await _project.PreviewAsync();

        exitCode.ShouldBe(2);
        output.ShouldContain("""
            - aws-native:sns:Topic slices
                - topicName: "slices-dev"
            """.ReplaceLineEndings("\n"));
        Lines(output)[^1].ShouldStartWith("- 1 to delete; ");
    }

    [Fact]
    public async Task A_script_is_told_by_its_lines()
    {
        _project.Edit("Tests/Snapshots/dev.yaml", "exit 2 ;;", "exit 3 ;;");

        var (_, output, _) = await _project.PreviewAsync();

        output.ShouldContain("""
            ~ aws-native:batch:JobDefinition preprocessing
                ~ containerProperties.command[2]:
                    -   *) echo "The format of $1 is $2; csv and json can be preprocessed." >&2; exit 3 ;;
                    +   *) echo "The format of $1 is $2; csv and json can be preprocessed." >&2; exit 2 ;;

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_system_that_is_added_is_created_below_its_component_and_what_AWS_decides_is_known_after_apply()
    {
        // The waivers are for what this program does not have.
        await _project.WriteAsync(GuardRailsFile.Name, "");
        _project.Program = options => PulumiPrograms.With(() => new NotifyStack(options, isGreeting: false));
        await _project.WriteAsync(Snapshot.PathOf("dev"), Snapshot.Write("dev", [.. (await _project.CompareAsync()).Registered]));
        await _project.WriteAsync("definitions/greet.asl.json", """{"StartAt": "Greet", "States": {"Greet": {"Type": "Pass", "End": true}}}""");
        _project.Program = options => PulumiPrograms.With(() => new NotifyStack(options, isGreeting: true));

        var (exitCode, output, _) = await _project.PreviewAsync();

        exitCode.ShouldBe(2);
        output.ShouldContain("""
                 Type                                            Name            Plan    Info
                 pulumi:pulumi:Stack                             dev
             +   └─ stepyard:index:Greet                         greet           create
             +      ├─ stepyard:index:Route                      greet           create
             +      │  ├─ aws-native:apigatewayv2:Integration    greet           create
             +      │  ├─ aws-native:apigatewayv2:Route          greet           create
             +      │  └─ stepyard:index:ServiceRole             greet-route     create
             +      │     └─ aws-native:iam:Role                 greet-route     create
             +      └─ stepyard:index:Workflow                   greet           create
             +         ├─ aws-native:logs:LogGroup               greet-logs      create
             +         ├─ aws-native:stepfunctions:StateMachine  greet           create
             +         └─ stepyard:index:ServiceRole             greet-workflow  create
             +            └─ aws-native:iam:Role                 greet-workflow  create
            """.ReplaceLineEndings("\n"));
        Lines(output).ShouldContain("    + apiId: \"stepyard-id\"", "the API is there already");
        Lines(output).ShouldContain("    + credentialsArn: \"arn:aws:iam::123456789012:role/greet-route-dev\" <known after apply>");
        Lines(output).ShouldContain("        + state Greet");
        Lines(output).ShouldContain("    + stateMachineName: \"greet-dev\"");
        Lines(output)[^1].ShouldStartWith("+ 11 to create; ");
    }

    [Fact]
    public async Task Without_a_snapshot_all_of_the_stack_is_created()
    {
        File.Delete(_project.FullPath(Snapshot.PathOf("prod")));

        var preview = await _project.CompareAsync("prod");

        preview.Resources.ShouldAllBe(change => change.Kind == ChangeKind.Create);
        preview.Base.ShouldBe("Tests/Snapshots/prod.yaml, which is not there");
    }

    [Fact]
    public async Task What_stays_the_same_is_shown_when_asked_for()
    {
        var (exitCode, output, _) = await _project.PreviewAsync(showSames: true);

        exitCode.ShouldBe(0);
        output.ShouldMatch(@"[├└]─ stepyard:index:Pizza +pizza\n[ │]+[├└]─ stepyard:index:Function +PineappleCheck\n");
    }

    [Fact]
    public async Task A_stack_is_compared_with_what_it_was_at_a_revision()
    {
        _project.Commit("before");
        _project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");
        (await _project.AcceptAsync("dev")).ExitCode.ShouldBe(0);
        _project.Commit("after");

        (await _project.PreviewAsync()).ExitCode.ShouldBe(0);
        (await _project.PreviewAsync(diff: "HEAD")).ExitCode.ShouldBe(0);
        var (exitCode, output, _) = await _project.PreviewAsync(diff: "HEAD~1");

        exitCode.ShouldBe(2);
        output.ShouldStartWith("Previewing dev, compared with Tests/Snapshots/dev.yaml at HEAD~1\n");
        output.ShouldContain("~ TimeoutSeconds: 15 => 30");
    }

    [Fact]
    public async Task A_stack_that_a_revision_does_not_have_is_new()
    {
        File.Move(_project.FullPath(Snapshot.PathOf("prod")), _project.FullPath("later.yaml"));
        _project.Commit("without prod");
        File.Move(_project.FullPath("later.yaml"), _project.FullPath(Snapshot.PathOf("prod")));

        (await _project.CompareAsync("prod", diff: "HEAD")).Resources.ShouldAllBe(change => change.Kind == ChangeKind.Create);
    }

    [Fact]
    public async Task A_revision_that_there_is_not_is_one_message_with_what_to_do()
    {
        _project.Commit("all");

        var (exitCode, output, error) = await _project.PreviewAsync(diff: "origin/main");

        (exitCode, output).ShouldBe((1, ""));
        error.ShouldStartWith("--diff is origin/main, which git does not know as a revision.");
    }

    [Fact]
    public async Task Outside_of_a_git_repository_there_are_no_revisions()
    {
        var (exitCode, _, error) = await _project.PreviewAsync(diff: "main");

        exitCode.ShouldBe(1);
        error.ShouldStartWith($"--diff is main, and git has no repository in {_project.Root}: ");
    }

    [Fact]
    public async Task A_revision_that_looks_like_an_option_of_git_is_none()
    {
        _project.Commit("all");

        (await _project.PreviewAsync(diff: "--output=stolen")).Error.ShouldStartWith("--diff is --output=stolen, which git does not know as a revision.");
    }

    [Fact]
    public async Task A_stack_that_there_is_not_is_one_message_with_those_that_there_are()
    {
        var (exitCode, _, error) = await _project.PreviewAsync("production");

        exitCode.ShouldBe(1);
        error.ShouldBe($"There is no stack 'production'. The stacks of {_project.Root} are: dev, prod, staging.\n");
    }

    [Fact]
    public async Task A_configuration_that_is_out_of_range_is_told_with_what_is_allowed()
    {
        _project.Edit("Pulumi.prod.yaml", "logRetentionDays: 365", "logRetentionDays: 8");

        var (exitCode, _, error) = await _project.PreviewAsync("prod");

        exitCode.ShouldBe(1);
        error.ShouldContain("logRetentionDays is 8; allowed: 1, 3, 5, 7");
    }

    [Fact]
    public async Task A_snapshot_that_can_not_be_read_is_one_message()
    {
        await _project.WriteAsync(Snapshot.PathOf("dev"), "<<<<<<< ours\n: {\n");

        var (exitCode, _, error) = await _project.PreviewAsync();

        exitCode.ShouldBe(1);
        error.ShouldStartWith("Tests/Snapshots/dev.yaml can't be read: ");
    }

    [Fact]
    public async Task What_is_accepted_no_longer_is_a_change()
    {
        _project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");

        var (exitCode, output) = await _project.AcceptAsync();

        exitCode.ShouldBe(0);
        Lines(output).Select(line => line.Split(';')[0]).ShouldBe(
        [
            "Tests/Snapshots/dev.yaml is written. ~ 1 to update",
            "Tests/Snapshots/prod.yaml is written. ~ 1 to update",
            "Tests/Snapshots/staging.yaml is written. ~ 1 to update",
        ]);
        (await _project.PreviewAsync("prod")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_stack_that_is_invalid_is_not_accepted()
    {
        var before = await File.ReadAllTextAsync(_project.FullPath(Snapshot.PathOf("dev")));
        await _project.WriteAsync("definitions/pizza.asl.json", "{}");

        (await _project.AcceptAsync()).ExitCode.ShouldBe(1);

        (await File.ReadAllTextAsync(_project.FullPath(Snapshot.PathOf("dev")))).ShouldBe(before);
    }

    private static string[] Lines(string output) => output.TrimEnd('\n').Split('\n');

    /// <summary>A stack with one system, and with a second one.</summary>
    private sealed class NotifyStack : Stack
    {
        public NotifyStack(StackOptions options, bool isGreeting)
            : base(Tagged(options))
        {
            var settings = StackSettings.Read();
            var target = new AwsTarget();
            var definitions = DefinitionFile.ReadAll(settings.Definitions, [Notify.Definition, .. isGreeting ? [Greet.Definition] : ImmutableArray<DefinitionFile>.Empty]);
            var api = new HttpApi("stepyard", settings);
            _ = new Notify(api, definitions, target, settings);
            if (isGreeting)
            {
                _ = new Greet(api, definitions, target, settings);
            }
        }

        private static StackOptions Tagged(StackOptions options)
        {
            options.ResourceTransformations.Add(StackTags.OnEverything);
            return options;
        }
    }
}
