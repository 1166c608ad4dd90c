using Stepyard.Lambdas.PineappleCheck;

namespace Stepyard.Tests.Lambdas;

public sealed class PineappleCheckTests
{
    [Theory]
    [InlineData("pepperoni", false)]
    [InlineData("margherita", false)]
    [InlineData("pineapple", true)]
    [InlineData("hawaiian", true)]
    [InlineData("Hawaiian with extra cheese", true)]
    [InlineData("ham & PINEAPPLE", true)]
    [InlineData("pine nuts and apple", false)]
    public void A_flavour_contains_pineapple_or_not(string flavour, bool containsPineapple) =>
        Function.Handle(new Order(flavour), FunctionContext.New()).ContainsPineapple.ShouldBe(containsPineapple);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_order_without_a_flavour_is_an_invalid_order(string? flavour) =>
        Should.Throw<InvalidOrderException>(() => Function.Handle(new Order(flavour), FunctionContext.New()))
            .Message.ShouldContain("flavour");

    [Fact]
    public void Nothing_is_an_invalid_order() =>
        Should.Throw<InvalidOrderException>(() => Function.Handle(null, FunctionContext.New()));
}
