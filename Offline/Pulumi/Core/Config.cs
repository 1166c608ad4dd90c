using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of a stack, one bag for each name; the project's own bag unless a name is given.</summary>
/// <remarks>Values come from the environment variable <c>PULUMI_CONFIG</c>, a JSON object of <c>name:key</c>.</remarks>
public sealed class Config(string? name = null)
{
    private readonly string _name = Bag(name ?? Deployment.Instance.ProjectName);

    public string? Get(string key) => Deployment.Instance.Internal.Config.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => Parse<bool>(key, nameof(Boolean), text => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    });

    public int? GetInt32(string key) => Parse<int>(key, nameof(Int32), text => int.TryParse(text, out var number) ? number : null);

    public double? GetDouble(string key) =>
        Parse<double>(key, nameof(Double), text => double.TryParse(text, out var number) ? number : null);

    /// <summary>A value that is JSON text, as an object; the type's default where there is none.</summary>
    public T? GetObject<T>(string key) => Deserialize<T>(key, null);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    public T? GetObject<T>(string key, JsonSerializerOptions options) => Deserialize<T>(key, options);

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(GetObject<T>(key)!);

    /// <summary>The value of a key that must be set.</summary>
    /// <exception cref="RunException">It is not.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : GetObject<T>(key)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw Missing(key) : GetObject<T>(key, options)!;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    private static string Bag(string name) => name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;

    private string FullKey(string key) => $"{_name}:{key}";

    private T? Parse<T>(string key, string type, Func<string, T?> parse)
        where T : struct
    {
        var text = Get(key);
        return text is null ? null : parse(text) ?? throw Mistyped(key, text, type);
    }

    private T? Deserialize<T>(string key, JsonSerializerOptions? options)
    {
        var text = Get(key);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException e)
        {
            throw Mistyped(key, text!, typeof(T).FullName!, e);
        }
    }

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Mistyped(string key, string value, string type, Exception? inner = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", inner);
}
