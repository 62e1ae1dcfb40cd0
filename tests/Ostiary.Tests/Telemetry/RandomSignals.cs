using System.Reflection;
using Ostiary.Telemetry;
using Ostiary.Tests.WebAuthn;

namespace Ostiary.Tests.Telemetry;

/// <summary>Signals without sense: each member absent, from another attempt of the corpus, or noise. The same seed gives the same.</summary>
internal sealed class RandomSignals(ulong seed)
{
    private static readonly PropertyInfo[] Members = [.. typeof(AttemptSignals).GetProperties().Where(member => member.CanWrite)];

    private readonly Noise _noise = new(seed);

    public AttemptSignals Next()
    {
        var signals = new AttemptSignals();
        foreach (var member in Members)
            member.SetValue(signals, _noise.Below(3) == 0 ? null : Value(member));

        return signals;
    }

    private object? Value(PropertyInfo member)
    {
        if (_noise.Below(4) > 0)
            return member.GetValue(Corpus.All[_noise.Below(Corpus.All.Count)].Signals);

        return member.PropertyType switch
        {
            var type when type == typeof(string) => new string([.. _noise.Bytes(_noise.Below(200)).Select(letter => (char)(letter * 257))]),
            var type when type == typeof(long?) => BitConverter.ToInt64(_noise.Bytes(8)),
            var type when type == typeof(bool?) => _noise.Below(2) == 0,
            _ => new[] { "usb", "\ud800", "" },
        };
    }
}
