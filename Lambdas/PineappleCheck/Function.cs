using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Stepyard.Lambdas.PineappleCheck;

/// <summary>Decides whether a pizza's flavour contains pineapple.</summary>
public static class Function
{
    private static readonly string[] WithPineapple = ["pineapple", "hawaiian"];

    /// <summary>Answers one order.</summary>
    /// <exception cref="InvalidOrderException">The order names no flavour.</exception>
    public static Answer Handle(Order? order, ILambdaContext context)
    {
        if (string.IsNullOrWhiteSpace(order?.Flavour))
        {
            throw new InvalidOrderException("An order needs a 'flavour', such as {\"flavour\": \"pepperoni\"}.");
        }

        var containsPineapple = WithPineapple.Any(w => order.Flavour.Contains(w, StringComparison.OrdinalIgnoreCase));
        context.Logger.LogDebug("A pizza with {flavour}: contains pineapple = {containsPineapple}", order.Flavour, containsPineapple);
        return new Answer(containsPineapple);
    }
}

/// <summary>A pizza order.</summary>
public sealed record Order([property: JsonPropertyName("flavour")] string? Flavour);

/// <summary>Whether the flavour contains pineapple.</summary>
public sealed record Answer([property: JsonPropertyName("containsPineapple")] bool ContainsPineapple);

/// <summary>An order that can't be answered.</summary>
public sealed class InvalidOrderException(string message) : Exception(message);
