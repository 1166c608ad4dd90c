using System.Net.Sockets;
using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Functions that the tests run in real execution environments.</summary>
public sealed class TestFunctions
{
    private static int _invocations;

    public static Greeting Greet(Name name, ILambdaContext context) => new($"Hello {name.Text}", context.FunctionName);

    public static async Task<Greeting> GreetLater(Name name)
    {
        await Task.Delay(1);
        return new($"Hello {name.Text}", "later");
    }

    public static Stream Echo(Stream input) => input;

    public static void Nothing()
    {
    }

    public static async Task<int> Sleep(int milliseconds)
    {
        await Task.Delay(milliseconds);
        return milliseconds;
    }

    public static void Spin()
    {
        while (true)
        {
            Thread.SpinWait(1000);
        }
    }

    public static string Refuse(Name name) => throw new DragonValidationException($"{name.Text} is no dragon", new FormatException("too short"));

    public static async Task RefuseLater()
    {
        await Task.Yield();
        throw new DragonValidationException("no dragon", null);
    }

    public static string Exit()
    {
        Environment.Exit(3);
        return "never";
    }

    public static int Overflow(int depth) => Overflow(depth + 1) + 1;

    /// <summary>Which process it was, and its how manieth invocation.</summary>
    public static int[] Count() => [Environment.ProcessId, Interlocked.Increment(ref _invocations)];

    /// <summary>Stays at a port of this machine until it is sent away; which process it was.</summary>
    public static async Task<int> Stay(int port)
    {
        using var guest = new TcpClient("127.0.0.1", port);
        _ = await guest.GetStream().ReadAsync(new byte[1]);
        return Environment.ProcessId;
    }

    public static Dictionary<string, string?> Environ() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value);

    public static string Log(ILambdaContext context)
    {
        Console.WriteLine("to the console");
        Console.Error.WriteLine("to standard error");
        context.Logger.LogWarning("pizza {flavour} costs {price}", "pepperoni", 12.5);
        context.Logger.LogDebug("not worth a line");
        Console.WriteLine("two\nlines");
        Console.Write("no end");
        return context.AwsRequestId;
    }

    public static void Show(Stream input)
    {
        using var text = new StreamReader(input);
        Console.WriteLine(text.ReadToEnd());
    }

    public static Stream Large(Stream input) => new MemoryStream(Encoding.UTF8.GetBytes($"\"{new string('a', 7 * 1024 * 1024)}\""));

    public static string TooMany(string one, ILambdaContext context, string three) => one + context.FunctionName + three;
}

public sealed class BrokenFunction
{
    public BrokenFunction() => throw new InvalidOperationException("no table");

    public string Handle() => GetType().Name;
}

public sealed record Name(string Text);

public sealed record Greeting(string Text, string From);

public sealed class DragonValidationException(string message, Exception? inner) : Exception(message, inner);
