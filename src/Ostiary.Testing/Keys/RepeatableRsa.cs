using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>RSA keys that repeat: the primes are found from a seed, where .NET draws them anew each time. 2048 bits, exponent 65537.</summary>
/// <remarks>Finding one takes some tenths of a second, so that keys are kept; they are good for tests only.</remarks>
internal static class RepeatableRsa
{
    private const int Exponent = 65537;
    private const int PrimeBytes = 128;
    private const int SieveLimit = 1 << 15;
    private const int Rounds = 8;
    private const int KeptCount = 256;

    private static readonly int[] SmallPrimes = [.. Enumerable.Range(3, SieveLimit).Where(IsSmallPrime)];
    private static readonly ConcurrentDictionary<string, RSAParameters> Kept = new(StringComparer.Ordinal);

    /// <summary>The key of the next 32 bytes.</summary>
    public static RSAParameters NewKey(Entropy entropy)
    {
        var seed = Convert.ToHexString(entropy.Bytes(32));
        if (Kept.TryGetValue(seed, out var kept))
            return kept;

        var found = KeyOf(new SeededEntropy(seed));
        if (Kept.Count < KeptCount)
            Kept.TryAdd(seed, found);
        return found;
    }

    private static RSAParameters KeyOf(Entropy entropy)
    {
        var (one, other) = (NextPrime(entropy), NextPrime(entropy));
        var (p, q) = one > other ? (one, other) : (other, one);
        var d = Inverse(Exponent, (p - 1) * (q - 1));
        return new RSAParameters
        {
            Modulus = Bytes(p * q, 2 * PrimeBytes),
            Exponent = [1, 0, 1],
            D = Bytes(d, 2 * PrimeBytes),
            P = Bytes(p, PrimeBytes),
            Q = Bytes(q, PrimeBytes),
            DP = Bytes(d % (p - 1), PrimeBytes),
            DQ = Bytes(d % (q - 1), PrimeBytes),
            InverseQ = Bytes(BigInteger.ModPow(q, p - 2, p), PrimeBytes),
        };
    }

    // From a random start upwards. Two set bits at the top make the product of two such primes as long as it should be.
    private static BigInteger NextPrime(Entropy entropy)
    {
        var start = entropy.Bytes(PrimeBytes);
        start[0] |= 0xC0;
        start[^1] |= 1;
        var first = new BigInteger(start, isUnsigned: true, isBigEndian: true);
        var remainders = Array.ConvertAll(SmallPrimes, prime => (int)(first % prime));
        for (var step = 0; ; step += 2)
        {
            if (HasSmallFactor(remainders, step))
                continue;

            var candidate = first + step;
            if (candidate % Exponent != 1 && IsProbablyPrime(candidate))
                return candidate;
        }
    }

    private static bool HasSmallFactor(int[] remainders, int step)
    {
        for (var index = 0; index < remainders.Length; index++)
        {
            if ((remainders[index] + step) % SmallPrimes[index] == 0)
                return true;
        }

        return false;
    }

    /// <summary>Miller and Rabin's test to the first few prime bases: for a number that was drawn at random, more than enough.</summary>
    private static bool IsProbablyPrime(BigInteger candidate)
    {
        var twos = (int)BigInteger.TrailingZeroCount(candidate - 1);
        var odd = (candidate - 1) >> twos;
        return SmallPrimes.Take(Rounds).Prepend(2).All(@base => IsPrimeTo(@base));

        bool IsPrimeTo(int @base)
        {
            var power = BigInteger.ModPow(@base, odd, candidate);
            for (var round = 0; round < twos; round++)
            {
                if (power == candidate - 1 || (round == 0 && power.IsOne))
                    return true;
                power = power * power % candidate;
            }

            return false;
        }
    }

    private static bool IsSmallPrime(int number)
    {
        for (var factor = 2; factor * factor <= number; factor++)
        {
            if (number % factor == 0)
                return false;
        }

        return true;
    }

    // Euclid's algorithm, extended.
    private static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        var (rest, next, factor, nextFactor) = (modulus, number, BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = rest / next;
            (rest, next) = (next, rest - (quotient * next));
            (factor, nextFactor) = (nextFactor, factor - (quotient * nextFactor));
        }

        return factor < 0 ? factor + modulus : factor;
    }

    internal static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = new byte[length];
        number.TryWriteBytes(bytes.AsSpan(length - number.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}
