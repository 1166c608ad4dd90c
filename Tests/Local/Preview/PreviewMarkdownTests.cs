using System.Text;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Local.Preview;

/// <summary>What a pull request shows.</summary>
public sealed class PreviewMarkdownTests : IAsyncLifetime
{
    // GitHub's limit is in characters; preview.yml cuts at bytes.
    private const int LongestComment = 65_000;

    private Project _project = null!;

    public async Task InitializeAsync() => _project = await Project.CreateAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_comment_has_a_line_to_find_it_by_the_summary_and_each_change_to_open()
    {
        _project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");

        var (exitCode, comment, _) = await _project.PreviewAsync("prod", format: PreviewFormat.Markdown);

        exitCode.ShouldBe(2);
        comment.ShouldMatch(@"^<!-- stepyard-preview: prod -->\n### Preview of `prod`: ~ 1 to update; \d+ unchanged\.\n");
        comment.ShouldContain("""
            <details><summary>update <code>aws-native:stepfunctions:StateMachine pizza</code></summary>

            ```diff
            ! definitionString
            !     state CheckFlavour
            -         TimeoutSeconds: 15
            +         TimeoutSeconds: 30
            ```

            </details>
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Wider_access_is_above_the_changes_in_a_box()
    {
        _project.Edit("definitions/notify.asl.json", "${NotificationsTopicArn}", "arn:aws:sns:us-east-1:123456789012:else*where");
        _project.Edit("definitions/notify.asl.json", "Waits, then publishes", "Not to ${NotificationsTopicArn}: waits, then publishes");

        var (_, comment, _) = await _project.PreviewAsync(format: PreviewFormat.Markdown);

        comment.ShouldContain(
            "> [!WARNING]\n> - <code>aws-native:iam:Role notify-workflow</code>: allows sns:Publish on arn:aws:sns:us-east-1:123456789012:else\\*where, which is more than before (wider-access)\n");
    }

    [Fact]
    public async Task Where_nothing_changes_the_comment_is_the_summary()
    {
        var (exitCode, comment, _) = await _project.PreviewAsync(format: PreviewFormat.Markdown);

        exitCode.ShouldBe(0);
        comment.ShouldMatch(@"^<!-- stepyard-preview: dev -->\n### Preview of `dev`: No changes: \d+ resources stay the same\.\n\nCompared with `Tests/Snapshots/dev\.yaml`\.\n$");
    }

    [Fact]
    public async Task A_comment_fits_however_much_changes_and_says_what_it_leaves_out()
    {
        File.Delete(_project.FullPath(Snapshot.PathOf("dev")));

        var (_, comment, _) = await _project.PreviewAsync(format: PreviewFormat.Markdown);

        Encoding.UTF8.GetByteCount(comment).ShouldBeLessThan(LongestComment);
        comment.ShouldEndWith("The rest does not fit in a comment: `dotnet run --project Local -- preview --stack dev` shows it.\n");
        comment.Split("<details>").Length.ShouldBe(comment.Split("</details>").Length);
        (comment.Split("\n```").Length % 2).ShouldBe(1, "every fence is closed");
    }

    [Fact]
    public async Task A_stack_that_is_invalid_says_why_in_the_comment()
    {
        _project.Edit("definitions/pizza.asl.json", "\"Next\": \"ContainsPineapple\"", "\"Next\": \"ContainsPinapple\"");

        var (exitCode, comment, _) = await _project.PreviewAsync(format: PreviewFormat.Markdown);

        exitCode.ShouldBe(1);
        comment.ShouldStartWith("<!-- stepyard-preview: dev -->\n### Preview of `dev`: invalid\n\n```\n");
        comment.ShouldContain("ContainsPinapple");
        comment.ShouldEndWith("\n```\n");
    }

    [Fact]
    public async Task Backticks_in_a_definition_do_not_end_the_fence()
    {
        _project.Edit("definitions/pizza.asl.json", "Makes any pizza but one with pineapple.", "```");

        var (_, comment, _) = await _project.PreviewAsync(format: PreviewFormat.Markdown);

        comment.ShouldContain("\n````diff\n");
    }
}
