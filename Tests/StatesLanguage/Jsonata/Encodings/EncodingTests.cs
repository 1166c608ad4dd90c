using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Encodings;

namespace Stepyard.Tests.StatesLanguage.Jsonata.Encodings;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("https://mozilla.org/?x=шеллы#a b", "https://mozilla.org/?x=%D1%88%D0%B5%D0%BB%D0%BB%D1%8B#a%20b")]
    [InlineData("💩[%]", "%F0%9F%92%A9%5B%25%5D")]
    public void A_URL_is_encoded(string url, string encoded)
    {
        UrlEncoding.EncodeUrl(url).ShouldBe(encoded);
        UrlEncoding.DecodeUrl(encoded).ShouldBe(url);
    }

    [Theory]
    [InlineData("?x=test&y", "%3Fx%3Dtest%26y")]
    [InlineData("(a)~'*!", "(a)~'*!")]
    public void A_component_is_encoded_with_its_separators(string component, string encoded)
    {
        UrlEncoding.EncodeComponent(component).ShouldBe(encoded);
        UrlEncoding.DecodeComponent(encoded).ShouldBe(component);
    }

    [Fact]
    public void Separators_in_a_URL_stay_encoded() => UrlEncoding.DecodeUrl("%3f%41%2F").ShouldBe("%3fA%2F");

    [Theory]
    [InlineData("%E0%A4%A")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("%E0%A4")]
    [InlineData("%C0%80")]
    [InlineData("%ED%A0%80")]
    [InlineData("%80")]
    public void A_malformed_URL_is_refused(string url)
    {
        var problem = Should.Throw<JsonataException>(() => UrlEncoding.DecodeComponent(url));
        problem.Code.ShouldBe("D3140");
        problem.Message.ShouldBe($"Malformed URL passed to $decodeUrlComponent(): \"{url}\"");
        Should.Throw<JsonataException>(() => UrlEncoding.DecodeUrl(url)).Code.ShouldBe("D3140");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Should.Throw<JsonataException>(() => UrlEncoding.EncodeUrl("\ud800")).Code.ShouldBe("D3140");
        Should.Throw<JsonataException>(() => UrlEncoding.EncodeComponent("a\udc00")).Code.ShouldBe("D3140");
    }

    [Theory]
    [InlineData("hello:world", "aGVsbG86d29ybGQ=")]
    [InlineData("é", "6Q==")]
    [InlineData("", "")]
    public void Base64_encodes_characters_as_bytes(string text, string base64)
    {
        Base64.Encode(text).ShouldBe(base64);
        Base64.Decode(base64).ShouldBe(text);
    }

    [Theory]
    [InlineData("aGVs bG8", "hello")]
    [InlineData("6Q", "é")]
    [InlineData("_-8", "ÿï")]
    [InlineData("aGVsb", "hel")]
    [InlineData("a", "")]
    public void Base64_is_decoded_without_its_padding(string base64, string text) => Base64.Decode(base64).ShouldBe(text);
}
