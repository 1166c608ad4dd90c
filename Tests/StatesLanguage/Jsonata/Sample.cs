using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>The input of the tests of the language.</summary>
internal static class Sample
{
    public static Value Input { get; } = Value.Parse("""
        {
          "a": [{ "b": 1, "c": [1, 2] }, { "b": 2, "c": [3] }, { "b": 3 }],
          "o": { "x": 1, "y": { "z": [10, 20, { "w": 5 }] } },
          "n": 5,
          "one": [7],
          "nested": [[1, 2], [3, [4, 5]]],
          "Account": {
            "Name": "Firefly",
            "Order": [
              { "Id": "o1", "Product": [{ "Name": "Hat", "Price": 34.45, "Q": 2 }, { "Name": "Trilby", "Price": 21.67, "Q": 1 }] },
              { "Id": "o2", "Product": [{ "Name": "Hat", "Price": 34.45, "Q": 4 }, { "Name": "Cloak", "Price": 107.99, "Q": 1 }] }
            ]
          }
        }
        """);

    public static Value? Evaluate(string expression) => JsonataExpression.Parse(expression).Evaluate(Input);
}
