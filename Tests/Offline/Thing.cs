using System.Collections.Immutable;
using Pulumi;

namespace Stepyard.Tests.Offline;

/// <summary>A resource with an input and an output of every kind.</summary>
internal sealed class Thing : CustomResource
{
    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base("test:index:Thing", name, args ?? new ThingArgs { Name = name }, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("names")]
    public Output<ImmutableArray<string>> Names { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("colour")]
    public Output<Colour?> Paint { get; private set; } = null!;

    [Output("part")]
    public Output<Part> Part { get; private set; } = null!;

    [Output("either")]
    public Output<Union<string, double>> Either { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("names")]
    private InputList<string>? _names;

    [Input("thingName", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("anything")]
    public Input<object>? Anything { get; set; }

    [Input("code")]
    public Input<Archive>? Code { get; set; }

    [Input("colour")]
    public Input<Colour>? Paint { get; set; }

    [Input("either")]
    public InputUnion<string, double>? Either { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    public InputMap<string> Labels { get => _labels ??= new InputMap<string>(); set => _labels = value; }

    public InputList<string> Names { get => _names ??= new InputList<string>(); set => _names = value; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }
}

internal sealed class PartArgs : ResourceArgs
{
    [Input("partName", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("size")]
    public Input<int>? Size { get; set; }
}

[OutputType]
internal sealed class Part
{
    public readonly string PartName;
    public readonly int? Size;

    [OutputConstructor]
    private Part(string partName, int? size)
    {
        PartName = partName;
        Size = size;
    }
}

[EnumType]
internal readonly struct Colour : IEquatable<Colour>
{
    private readonly string _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("RED");

    public static explicit operator string(Colour value) => value._value;

    public bool Equals(Colour other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Colour other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value;
}

/// <summary>A component that makes one thing.</summary>
internal sealed class Box : ComponentResource
{
    public Box(string name, Action<Box>? fill = null, ComponentResourceOptions? options = null)
        : base("test:index:Box", name, options)
    {
        fill?.Invoke(this);
        RegisterOutputs(new Dictionary<string, object?> { ["label"] = Output.Create($"box {name}") });
    }
}
