namespace Ostiary.WebAuthn;

/// <summary>Asks for pseudo-random values that only this credential can compute (WebAuthn L3 §10.1.4, prf). The page gets them; they are secrets, and nothing for a server.</summary>
public sealed record PrfRequest
{
    /// <summary>The inputs for whichever credential answers; null only prepares a new credential, or leaves it to those by credential.</summary>
    /// <value>The default is null.</value>
    public PrfInputs? Inputs { get; init; }

    /// <summary>The inputs for particular credentials, which the options must list as allowed. For authentications only.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<PrfInputsOfCredential> InputsByCredential { get; init; } = [];
}

/// <summary>What to compute from.</summary>
/// <param name="First">The first input, of any length.</param>
public sealed record PrfInputs(ReadOnlyMemory<byte> First)
{
    /// <summary>A second input, such as for changing keys; null asks for one value only.</summary>
    /// <value>The default is null.</value>
    public ReadOnlyMemory<byte>? Second { get; init; }
}

/// <summary>What to compute from when one particular credential answers.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="Inputs">Its inputs.</param>
public sealed record PrfInputsOfCredential(ReadOnlyMemory<byte> CredentialId, PrfInputs Inputs);
