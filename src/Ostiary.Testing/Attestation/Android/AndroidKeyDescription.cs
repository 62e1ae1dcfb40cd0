using System.Formats.Asn1;

namespace Ostiary.Testing;

/// <summary>Writes the certificate extension in which Android describes a key (Android key attestation, schema KeyDescription).</summary>
internal static class AndroidKeyDescription
{
    public const string Oid = "1.3.6.1.4.1.11129.2.1.17";

    private const int PurposeTag = 1;
    private const int AllApplicationsTag = 600;
    private const int OriginTag = 702;

    public static byte[] Write(AndroidKeyAttestation wanted, ReadOnlySpan<byte> clientDataHash)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(wanted.AttestationVersion);
            der.WriteEnumeratedValue(wanted.AttestationSecurityLevel);
            der.WriteInteger(wanted.KeymasterVersion);
            der.WriteEnumeratedValue(wanted.KeymasterSecurityLevel);
            der.WriteOctetString(wanted.Challenge is { } other ? other.Span : clientDataHash);
            der.WriteOctetString([]);
            WriteList(der, wanted.SoftwareEnforced);
            WriteList(der, wanted.TeeEnforced);
        }

        return der.Encode();
    }

    private static void WriteList(AsnWriter der, AndroidAuthorizations list)
    {
        var entries = list.Others.Select(other => (other.Tag, Der: other.Der.ToArray())).ToList();
        if (list.Purposes is { } purposes)
            entries.Add((PurposeTag, Purposes(purposes)));
        if (list.AllApplications)
            entries.Add((AllApplicationsTag, [0x05, 0x00]));
        if (list.Origin is { } origin)
            entries.Add((OriginTag, Integer(origin)));

        using (der.PushSequence())
        {
            foreach (var (tag, value) in entries.OrderBy(entry => entry.Tag))
            {
                using (der.PushSequence(new(TagClass.ContextSpecific, tag)))
                    der.WriteEncodedValue(value);
            }
        }
    }

    private static byte[] Purposes(IReadOnlyList<int> purposes)
    {
        var set = new AsnWriter(AsnEncodingRules.DER);
        using (set.PushSetOf())
        {
            foreach (var purpose in purposes)
                set.WriteInteger(purpose);
        }

        return set.Encode();
    }

    private static byte[] Integer(int number)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        der.WriteInteger(number);
        return der.Encode();
    }
}
