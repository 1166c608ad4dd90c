using System.Text.RegularExpressions;
using Stepyard.Local.Provisioning;
using Stepyard.Tests.Local.Preview;

namespace Stepyard.Tests.Readme;

/// <summary>What docs/preview.md shows is what a preview prints.</summary>
public sealed partial class PreviewPageTests
{
    [Fact]
    public async Task The_example_is_what_is_printed_after_the_two_changes()
    {
        using var project = await Project.CreateAsync();
        project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");
        project.Edit("definitions/notify.asl.json", "\"TopicArn\": \"${NotificationsTopicArn}\"", "\"TopicArn\": \"arn:aws:sns:us-east-1:123456789012:alerts\"");
        project.Edit("definitions/notify.asl.json", "Waits, then publishes a message; goes on as soon as SNS answers (request-response).", "Not to ${NotificationsTopicArn}.");

        var (_, output, _) = await project.PreviewAsync();

        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Find().Root, "docs", "preview.md"));
        WithoutCount(Example().Match(page).Groups["text"].Value).ShouldBe(WithoutCount(output));
    }

    // Of the resources that stay the same there are more with every system.
    private static string WithoutCount(string text) => Unchanged().Replace(text, "");

    [GeneratedRegex(@"```text\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"\d+ unchanged", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unchanged();
}
