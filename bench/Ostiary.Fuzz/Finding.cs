using System.Security.Cryptography;

namespace Ostiary.Fuzz;

/// <summary>A case that broke a promise.</summary>
/// <param name="Target">The parser.</param>
/// <param name="Complaint">Which promise, and how.</param>
/// <param name="Input">The bytes that did it.</param>
internal sealed record Finding(string Target, string Complaint, byte[] Input)
{
    /// <summary>How many are kept of one worker.</summary>
    public const int Most = 20;

    private const string Folder = "artifacts/fuzz";

    /// <summary>Writes the input to a file, and says how to see it again.</summary>
    public string Save()
    {
        Directory.CreateDirectory(Folder);
        var path = $"{Folder}/{Target}-{Convert.ToHexStringLower(SHA256.HashData(Input))[..12]}.bin";
        File.WriteAllBytes(path, Input);
        return $"{Target}: {Complaint}\n  dotnet run --project bench/Ostiary.Fuzz -c Release -- --target {Target} --replay {path}";
    }
}
