using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Clients that are many, slow, rude or gone.</summary>
public sealed class ConnectionTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private const string Body = "{\"maxResults\":1}";

    private static readonly string Head =
        $"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\nContent-Type: application/x-amz-json-1.0\r\nConnection: close\r\nContent-Length: {Body.Length}\r\n\r\n";

    // Each takes a file on either side, and other tests run beside this one. Benchmarks/ has the same with 10,000.
    private static readonly int Many = Math.Min(1_000, FileLimit() / 8);

    [Fact]
    public async Task Clients_that_stop_in_the_middle_hold_nobody_up_and_are_answered_when_they_go_on()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => ConnectAsync()));
        try
        {
            // A third has sent nothing, a third half of the head, a third all but the end of the body.
            string[] first = ["", Head[..40], Head + Body[..5]];
            await Task.WhenAll(clients.Select((client, index) => SendAsync(client, first[index % 3])));

            (await yard.SendAsync("AWSStepFunctions.ListStateMachines", Body)).Status.ShouldBe(200);

            await Task.WhenAll(clients.Select((client, index) => SendAsync(client, (Head + Body)[first[index % 3].Length..])));
            foreach (var answer in await Task.WhenAll(clients.Select(ReadAsync)))
            {
                answer.ShouldStartWith("HTTP/1.1 200 OK\r\n");
                answer.ShouldContain("\"stateMachines\":[{");
            }
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }

        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clients_that_hang_up_in_the_middle_are_forgotten()
    {
        foreach (var sent in new[] { "", Head[..40], Head, Head + Body[..5], Head + Body })
        {
            for (var i = 0; i < 20; i++)
            {
                using var client = await ConnectAsync();
                await SendAsync(client, sent);

                // A reset, not a farewell.
                client.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }

        (await yard.SendAsync("AWSStepFunctions.ListStateMachines", Body)).Status.ShouldBe(200);
        yard.Bugs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nX-Amz-Target: AWSStepFunctions.ListActivities\r\n\r\nZZ\r\n")]
    [InlineData("POST http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\r\n\r\n\r\n\u0000")]
    public async Task What_is_no_HTTP_is_a_bad_request(string sent)
    {
        using var client = await ConnectAsync();
        await client.SendAsync(Encoding.Latin1.GetBytes(sent));
        client.Shutdown(SocketShutdown.Send);

        var answer = await ReadAsync(client);

        // Nothing at all is an answer to what does not even begin like a request.
        if (answer.Length > 0)
        {
            answer.ShouldMatch("^HTTP/1.1 (400|413|505) ");
        }

        (await yard.SendAsync("AWSStepFunctions.ListStateMachines", Body)).Status.ShouldBe(200);
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_ends_too_soon_is_the_end_of_its_connection()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, Head + Body[..5]);
        client.Shutdown(SocketShutdown.Send);

        (await ReadAsync(client)).ShouldBeEmpty();
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Heads_without_end_are_cut_off()
    {
        foreach (var head in new[] { $"GET /{new string('a', 20_000)} HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 2_000).Select(line => $"X-{line}: {line}\r\n")) })
        {
            using var client = await ConnectAsync();
            await SendAsync(client, head);
            (await ReadAsync(client)).ShouldMatch("^HTTP/1.1 (414|431) ");
        }
    }

    [Fact]
    public async Task Requests_in_a_row_on_one_connection_are_answered_in_a_row()
    {
        using var client = await ConnectAsync();
        var request = Head.Replace("Connection: close\r\n", "", StringComparison.Ordinal) + Body;
        await SendAsync(client, string.Concat(Enumerable.Repeat(request, 100)) + Head + Body);

        (await ReadAsync(client)).Split("HTTP/1.1 200 OK").Length.ShouldBe(102);
    }

    [Theory]
    [InlineData("X-Amz-Target: Nobody.Knows\r\nContent-Length: 5\r\n", "HTTP/1.1 400 ")]
    [InlineData("X-Amz-Target: AWSStepFunctions.ListStateMachines\r\nContent-Length: 0\r\n", "HTTP/1.1 200 ")]
    public async Task Who_is_answered_without_being_asked_to_continue_begins_anew_on_another_connection(string headers, string status)
    {
        using var client = await ConnectAsync();
        await SendAsync(client, $"POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n{headers}\r\n");

        var answer = await ReadAsync(client);
        answer.ShouldStartWith(status);
        answer.ShouldContain("\r\nConnection: close\r\n");
    }

    [Fact]
    public async Task Who_is_asked_to_continue_goes_on_with_the_same_connection()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, Head.Replace("Connection: close\r\n", "Expect: 100-continue\r\n", StringComparison.Ordinal) + Body);
        await SendAsync(client, Head + Body);

        (await ReadAsync(client)).Split("HTTP/1.1 200 OK").Length.ShouldBe(3);
    }

    private static int FileLimit()
    {
        const string Limits = "/proc/self/limits", Files = "Max open files";
        var line = File.Exists(Limits) ? Array.Find(File.ReadAllLines(Limits), line => line.StartsWith(Files, StringComparison.Ordinal)) : null;
        return int.TryParse(line?[Files.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture, out var limit) ? limit : 1024;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, yard.Endpoint.Port);
        return socket;
    }

    private static async Task SendAsync(Socket client, string text)
    {
        if (text.Length > 0)
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(text));
        }
    }

    // Until the server closes, which may be a reset where it has not read everything.
    private static async Task<string> ReadAsync(Socket client)
    {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await client.ReceiveAsync(buffer)) > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
        }

        return answer.ToString();
    }
}
