using System.Runtime.InteropServices;

namespace Stepyard.Mapping.Velocity;

/// <summary>What is wrong with a template, or with one rendering of it, and where.</summary>
internal sealed class TemplateException(string problem, Place place) : Exception($"line {place.Line}, column {place.Column}: {problem}")
{
    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; } = problem;

    public Place Place { get; } = place;
}

/// <summary>A place in a template.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column);
