using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Stepyard.Tests;

/// <summary>How properties are checked: with the same draws in every run, so that a run that fails fails again; STEPYARD_SEED draws others.</summary>
internal static class Draws
{
    private static readonly ulong Seed =
        ulong.TryParse(Environment.GetEnvironmentVariable("STEPYARD_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <param name="count">How many draws.</param>
    public static Config Of(int count) =>
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new(new Rnd(Seed), FSharpOption<int>.None)));
}
