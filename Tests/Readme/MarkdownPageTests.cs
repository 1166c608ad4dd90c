using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Readme;

/// <summary>What every page of this repository must hold to.</summary>
public sealed class MarkdownPageTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_links_to_is_there(string page)
    {
        foreach (var (file, heading) in new MarkdownPage(page).Links)
        {
            Path.Exists(Path.Combine(Repository.Find().Root, file)).ShouldBeTrue(file);
            if (heading.Length > 0)
            {
                new MarkdownPage(file).Headings.ShouldContain(heading);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_calls_Pulumi_as_its_documents_say(string page) =>
        PulumiCommand.In(new MarkdownPage(page).Text).Select(PulumiCommand.Mistake).Where(mistake => mistake is not null).ShouldBeEmpty();
}
