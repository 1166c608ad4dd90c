using System.Net;
using System.Text;

namespace Stepyard.Benchmarks.Load;

/// <summary>The one request that everything is measured with.</summary>
internal static class Pizza
{
    public const string Order = """{"flavour":"margherita"}""";

    // The HTTP API answers with the execution's result; the REST API with its output, the order itself or what the function says of it.
    private static readonly byte[][] Made = ["\"SUCCEEDED\""u8.ToArray(), Encoding.UTF8.GetBytes(Order), "{\"containsPineapple\":false}"u8.ToArray()];

    /// <summary>Whether an answer, with or without its head, is that of a pizza that was made.</summary>
    public static bool IsMade(ReadOnlySpan<byte> answer)
    {
        foreach (var made in Made)
        {
            if (answer.IndexOf(made) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Orders some, one after the other, and looks at each answer.</summary>
    /// <exception cref="InvalidOperationException">One is not a pizza.</exception>
    public static async Task CheckAsync(Uri url, int count)
    {
        using var client = new HttpClient();
        for (var i = 0; i < count; i++)
        {
            using var response = await client.PostAsync(url, new StringContent(Order, Encoding.UTF8, "application/json"));
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode != HttpStatusCode.OK || !IsMade(Encoding.UTF8.GetBytes(body)))
            {
                throw new InvalidOperationException($"{url} answered {response.StatusCode}: {body}");
            }
        }
    }
}
