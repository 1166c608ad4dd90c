using System.Collections.Frozen;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Syntax;

namespace Stepyard.Mapping.Velocity;

/// <summary>A template in Apache's Velocity Template Language: parsed once, immutable, rendered by as many threads as like.</summary>
/// <remarks>Velocity 1.7: user guide and VTL reference guide; where they are silent, its grammar.</remarks>
internal sealed class Template
{
    private readonly Block _root;
    private readonly FrozenDictionary<string, Macro> _macros;

    private Template(Block root, FrozenDictionary<string, Macro> macros, Source source) => (_root, _macros, Mentions, Declared) = (root, macros, source.Mentions, source.Declared);

    /// <summary>The references in the template.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>The variables that the template itself gives a value.</summary>
    public IReadOnlySet<string> Declared { get; }

    /// <summary>Parses a template.</summary>
    /// <exception cref="TemplateException">The text is none.</exception>
    public static Template Parse(string text)
    {
        var source = new Source(text);
        var parser = new TemplateParser(source);
        var root = parser.Parse();
        return new(root, parser.Macros.ToFrozenDictionary(), source);
    }

    /// <summary>Renders the template.</summary>
    /// <param name="variables">
    /// The variables without <c>$</c>: <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="System.Numerics.BigInteger"/>,
    /// <see cref="double"/>, <see cref="Values.VelocityList"/>, <see cref="Values.VelocityMap"/>, <see cref="IVelocityObject"/>, null. The template may change lists and maps.
    /// </param>
    /// <param name="options">How, and how much it may take.</param>
    /// <exception cref="TemplateException">A method fails, or the rendering takes too much.</exception>
    public string Render(IReadOnlyDictionary<string, object?> variables, RenderOptions? options = null)
    {
        var rendering = new Rendering(variables, _macros, options ?? RenderOptions.Default);
        _root.Render(rendering);
        return rendering.ToString();
    }
}
