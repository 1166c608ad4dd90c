namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>The generator of <c>java.util.Random</c>, so that a seed gives the number that it gives on AWS.</summary>
internal sealed class JavaRandom(long seed)
{
    private const long Multiplier = 0x5DEECE66D;
    private const long Increment = 0xB;
    private const long Mask = (1L << 48) - 1;

    private long _state = (seed ^ Multiplier) & Mask;

    /// <summary>An integer from 0 to before the bound, which is positive.</summary>
    public int Next(int bound)
    {
        var bits = NextBits();
        if ((bound & -bound) == bound)
        {
            return (int)((bound * (long)bits) >> 31);
        }

        // Draws again from the incomplete last stretch, where small numbers would be likelier.
        var number = bits % bound;
        while (unchecked(bits - number + (bound - 1)) < 0)
        {
            bits = NextBits();
            number = bits % bound;
        }

        return number;
    }

    /// <summary>A number from 0 to before 1.</summary>
    public double NextDouble() => (((long)NextBits(26) << 27) + NextBits(27)) * (1.0 / (1L << 53));

    private int NextBits(int count = 31)
    {
        _state = unchecked((_state * Multiplier) + Increment) & Mask;
        return (int)(_state >> (48 - count));
    }
}
