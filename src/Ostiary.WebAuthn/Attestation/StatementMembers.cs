using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Takes the members of an attestation statement by name; the first one that is not as due is remembered, and so is one that nobody took.</summary>
internal sealed class StatementMembers
{
    /// <summary>What failures call the structure.</summary>
    public const string FieldName = "attestationObject.attStmt";

    private readonly CborValue.Map? _map;
    private int _takenCount;

    /// <summary>The members of a statement, which must be a map.</summary>
    public StatementMembers(CborValue statement)
    {
        _map = statement as CborValue.Map;
        if (_map is null)
            Broken = Malformed("a map is due");
    }

    /// <summary>The first thing that is wrong, with code <c>webauthn.attestation_statement_malformed</c>; null when nothing is.</summary>
    public Failure? Broken { get; private set; }

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => Take(name) is CborValue.Text { Value: { } text } ? text : Complain($"a text {name} is due", "");

    /// <summary>Bytes that must be there, at least one.</summary>
    public ReadOnlyMemory<byte> Bytes(string name) =>
        Take(name) is CborValue.Bytes { Value.Length: > 0 } bytes ? bytes.Value : Complain($"bytes {name} are due", ReadOnlyMemory<byte>.Empty);

    /// <summary>An integer that must be there.</summary>
    public Int128 Integer(string name) => Take(name) is CborValue.Integer integer ? integer.Value : Complain($"an integer {name} is due", (Int128)0);

    /// <summary>Certificates in DER, which must be there.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates(string name = "x5c") =>
        CertificateList.Encodings(Take(name)) ?? Complain<IReadOnlyList<ReadOnlyMemory<byte>>>($"{name} of 1 to {Limits.CertificatesCount} certificates is due", []);

    /// <summary>True when the member is there; it still has to be taken.</summary>
    public bool Has(string name) => _map?[name] is not null;

    /// <summary>What is wrong once every member that the format knows has been taken: an unknown one is left over.</summary>
    public Failure? End() => Broken ??= _takenCount == _map!.Entries.Length ? null : Malformed("unknown members");

    private CborValue? Take(string name)
    {
        var value = _map?[name];
        if (value is not null)
            _takenCount++;
        return value;
    }

    private T Complain<T>(string detail, T instead)
    {
        Broken ??= Malformed(detail);
        return instead;
    }

    private static Failure Malformed(string detail) => new(WebAuthnCodes.AttestationStatementMalformed, detail) { Field = FieldName };
}
