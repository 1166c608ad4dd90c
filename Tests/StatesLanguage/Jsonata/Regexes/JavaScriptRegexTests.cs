using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Regexes;

namespace Stepyard.Tests.StatesLanguage.Jsonata.Regexes;

public sealed class JavaScriptRegexTests
{
    [Theory]
    [InlineData(@"a.c", "a\rc", false)]
    [InlineData(@"a[^]c", "a\rc", true)]
    [InlineData(@"a[]c", "ac", false)]
    [InlineData(@"b$", "ab\n", false)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^[\W]$", "é", true)]
    [InlineData(@"^[^\W]$", "_", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData(@"^[\D-]$", "5", false)]
    [InlineData(@"\bé", "é", false)]
    [InlineData(@"a\Bb", "ab", true)]
    [InlineData(@"^\u00e9\x41\101$", "éAA", true)]
    [InlineData(@"^\cJ\0$", "\n\0", true)]
    [InlineData(@"^\e\_\-\/\A$", "e_-/A", true)]
    [InlineData(@"^a{,2}$", "a{,2}", true)]
    [InlineData(@"^a{2,3}$", "aaa", true)]
    [InlineData(@"^[a-c-[e]$", "[", true)]
    [InlineData(@"^[\w-.]+$", "a-.", true)]
    [InlineData(@"^[\b\]]+$", "\b]", true)]
    [InlineData(@"(?<=\$)\d", "$5", true)]
    [InlineData(@"(?<!\$)\d", "$5", false)]
    [InlineData(@"^(?:(a)|b)\1$", "b", true)]
    [InlineData(@"^(a)\1$", "ab", false)]
    [InlineData(@"^(?<x>a)(b)\k<x>\2$", "abab", true)]
    [InlineData("a #b", "a #b", true)]
    public void A_pattern_means_what_JavaScript_means_by_it(string pattern, string text, bool matches) =>
        (JavaScriptRegex.Parse(pattern).Match(text) is not null).ShouldBe(matches);

    [Theory]
    [InlineData("HAT", "hat", true, false, true)]
    [InlineData("^b$", "a\nb\rc", false, true, true)]
    [InlineData("^b$", "a\nb\rc", false, false, false)]
    public void Flags_change_what_matches(string pattern, string text, bool ignoreCase, bool multiline, bool matches) =>
        (JavaScriptRegex.Parse(pattern, ignoreCase, multiline).Match(text) is not null).ShouldBe(matches);

    [Fact]
    public void Matches_follow_one_another_with_their_groups_in_the_order_written()
    {
        var first = JavaScriptRegex.Parse("(?<letter>[a-z])(\\d)?").Match("-a1 b").ShouldNotBeNull();
        (first.Value, first.Start, first.End).ShouldBe(("a1", 1, 3));
        first.Groups.ShouldBe(["a", "1"]);
        var second = first.Next().ShouldNotBeNull();
        (second.Value, second.Start).ShouldBe(("b", 4));
        second.Groups.ShouldBe(["b", null]);
        second.Next().ShouldBeNull();
    }

    [Fact]
    public void An_empty_match_is_refused_once_it_would_be_repeated()
    {
        var match = JavaScriptRegex.Parse(".*?").Match("ab").ShouldNotBeNull();
        Should.Throw<JsonataException>(match.Next).Code.ShouldBe("D1004");
    }

    [Fact]
    public void A_match_that_takes_too_long_is_given_up() =>
        Should.Throw<JsonataException>(() => JavaScriptRegex.Parse("^(a+)+$").Match(new string('a', 40) + "!")).Code.ShouldBe("U1001");

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("*")]
    [InlineData("a\\")]
    [InlineData("(?#x)")]
    [InlineData("(?>a)")]
    [InlineData(@"(?<x>a)\k<y>")]
    public void A_pattern_that_is_none_is_refused(string pattern) =>
        Should.Throw<JsonataException>(() => JavaScriptRegex.Parse(pattern)).Message.ShouldContain($"Invalid regular expression: /{pattern}/");

    [Theory]
    [InlineData("$2, $1", "Smith, John")]
    [InlineData("$0 $$1 $3$", "John Smith $1 $")]
    [InlineData("$w $11", "$w John1")]
    [InlineData("none", "none")]
    public void A_replacement_refers_to_groups(string replacement, string text) =>
        Replacement.Expand(replacement, "John Smith", ["John", "Smith"]).ShouldBe(text);

    [Fact]
    public void A_reference_has_as_many_digits_as_there_are_groups() =>
        Replacement.Expand("$8$5$12$12$18$123", "", [.. "abcdefghijklm".Select(letter => letter.ToString())]).ShouldBe("hella8l3");
}
