using System.Net;
using System.Text;

namespace Stepyard.Benchmarks.Load;

/// <summary>The one request that everything is measured with.</summary>
internal static class Pizza
{
    public const string Order = """{"flavour":"margherita"}""";

    private const string Succeeded = "\"SUCCEEDED\"";

    /// <summary>Orders some, one after the other, and looks at each answer.</summary>
    /// <exception cref="InvalidOperationException">One is not a pizza.</exception>
    public static async Task CheckAsync(Uri url, int count)
    {
        using var client = new HttpClient();
        for (var i = 0; i < count; i++)
        {
            using var response = await client.PostAsync(url, new StringContent(Order, Encoding.UTF8, "application/json"));
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode != HttpStatusCode.OK || !body.Contains(Succeeded, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{url} answered {response.StatusCode}: {body}");
            }
        }
    }
}
