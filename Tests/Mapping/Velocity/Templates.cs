using Stepyard.Mapping.Velocity;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Tests.Mapping.Velocity;

/// <summary>Templates rendered with the variables that Velocity's user guide speaks of.</summary>
internal static class Templates
{
    public static string Render(string template, params (string Name, object? Value)[] variables) =>
        Template.Parse(template).Render(variables.ToDictionary(variable => variable.Name, variable => variable.Value));

    public static TemplateException Fail(string template, RenderOptions? options = null) =>
        Should.Throw<TemplateException>(() => Template.Parse(template).Render(new Dictionary<string, object?>(), options));

    public static VelocityList List(params object?[] items) => new(items);

    public static VelocityMap Map(params (string Key, object? Value)[] entries)
    {
        var map = new VelocityMap();
        foreach (var (key, value) in entries)
        {
            map[key] = value;
        }

        return map;
    }
}
