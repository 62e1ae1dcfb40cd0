using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.Tests.Conformance;
using static Ostiary.Metadata.MetadataCodes;

namespace Ostiary.Tests.Metadata;

/// <summary>Server-MDS3 of the catalogue, F-2 to F-5, and what else can be wrong with a BLOB.</summary>
[Catalogue("Metadata")]
public sealed class A_metadata_blob
{
    private static readonly DateTimeOffset Now = BlobAttempt.Now;

    private static readonly Broken<BlobAttempt> Cases = new()
    {
        { "F-2: somebody else signed", new() { Defects = new() { SignedByStranger = true } }, BlobSignatureInvalid },
        { "F-3: its certificates lead elsewhere", new() { Trust = _ => new() { Roots = [Stranger()] } }, BlobUntrusted },
        { "F-3: the signer's certificate is expired", new() { Shape = new() { ValidUntil = Now.AddDays(-1) } }, BlobUntrusted },
        { "F-3: the intermediate is expired", new() { Shape = new() { ValidUntil = Now.AddDays(-2), IntermediateValidUntil = Now.AddDays(-1) } }, BlobUntrusted },
        { "F-3: the intermediate was left out", Header(header => header["x5c"]!.AsArray().RemoveAt(1)), BlobUntrusted },
        { "F-3: the intermediate stands first", Header(header => header["x5c"] = new JsonArray([.. header["x5c"]!.AsArray().Reverse().Select(one => one!.DeepClone())])), BlobSignatureInvalid },
        { "F-4: the intermediate is revoked", Revoked(authority => authority.Intermediate), BlobSignerRevoked },
        { "F-5: the signer is revoked", Revoked(authority => authority.Signer), BlobSignerRevoked },
        { "F-5: and revocation is only looked at when reachable", Revoked(authority => authority.Signer) with { Trust = Demanding(RevocationDemand.IfReachable) }, BlobSignerRevoked },
        { "F-5: and the list that says so is old", new() { Lists = authority => authority.RevocationLists(Now.AddDays(-9), Now.AddDays(-8), authority.Signer) }, BlobSignerRevoked },
        { "no list", new() { Lists = _ => [] }, RevocationUnknown },
        { "a list of the root only", new() { Lists = authority => [BlobAttempt.Good(authority)[1]] }, RevocationUnknown },
        { "O-2: old lists", new() { Lists = authority => authority.RevocationLists(Now.AddDays(-9), Now.AddDays(-8)) }, RevocationListStale },
        { "lists of tomorrow", new() { Lists = authority => authority.RevocationLists(Now.AddDays(1), Now.AddDays(2)) }, RevocationListStale },
        { "lists that somebody else signed", new() { Lists = _ => Strangers() }, RevocationListUntrusted },
        { "lists by one who may not sign them", new() { Shape = new() { IntermediateSignsLists = false } }, RevocationListUntrusted },
        { "lists that are none", new() { Lists = _ => [new byte[] { 0x30, 0x80, 1 }] }, RevocationListMalformed },
        { "another host", new() { Shape = new() { HostName = "mds.example.com" } }, BlobSignerUnknown },
        { "the bare algorithm none", Header(header => header["alg"] = "none"), BlobAlgorithmUnsupported },
        { "an algorithm with a shared secret", Header(header => header["alg"] = "HS256"), BlobAlgorithmUnsupported },
        { "an algorithm for another kind of key", Header(header => header["alg"] = "RS256"), BlobAlgorithmMismatch },
        { "an algorithm for another curve", Header(header => header["alg"] = "ES384"), BlobAlgorithmMismatch },
        { "no certificates", Header(header => header.Remove("x5c")), BlobCertificatesMissing },
        { "an empty list of certificates", Header(header => header["x5c"] = new JsonArray()), BlobCertificatesMissing },
        { "certificates at an address", Header(Elsewhere), BlobCertificatesElsewhere },
        { "a certificate that is none", Header(header => header["x5c"] = new JsonArray("AAAA")), BlobMalformed },
        { "a certificate in base64url", Header(header => header["x5c"]![0] = "_w=="), BlobMalformed },
        { "nine certificates", Header(header => header["x5c"] = new JsonArray([.. Enumerable.Repeat(0, 9).Select(_ => header["x5c"]![0]!.DeepClone())])), BlobMalformed },
        { "certificates that are one text", Header(header => header["x5c"] = "AAAA"), BlobCertificatesMissing },
        { "no algorithm", Header(header => header.Remove("alg")), BlobMalformed },
        { "an algorithm that is a number", Header(header => header["alg"] = 256), BlobMalformed },
        { "an algorithm in small letters", Header(header => header["alg"] = "es256"), BlobAlgorithmUnsupported },
        { "a header that is too deep", Header(header => header["deep"] = new JsonArray(new JsonArray(new JsonArray(new JsonArray(1))))), BlobMalformed },
        { "a header that is too large", Header(header => header["long"] = new string('a', BlobLimits.HeaderCharacters)), BlobMalformed },
        { "a header that is a list", HeaderText("[]"), BlobMalformed },
        { "a header that is no JSON", HeaderText("{"), BlobMalformed },
        { "a header that is empty", HeaderText(""), BlobMalformed },
        { "a header that names a member twice", HeaderText("""{"alg":"ES256","alg":"none"}"""), BlobMalformed },
        { "a header with half of a surrogate pair", HeaderText("""{"alg":"\ud800"}"""), BlobMalformed },
        { "a payload that names a member twice", Bytes(bytes => [.. bytes[..^1], .. ",\"no\":99}"u8]), BlobMalformed },
        { "a payload that is too deep", Bytes(bytes => [.. bytes[..^1], .. Encoding.UTF8.GetBytes($",\"deep\":{new string('[', 40)}{new string(']', 40)}}}")]), BlobMalformed },
        { "a number below zero", Payload(payload => payload["no"] = -1), BlobMalformed },
        { "something that must be understood", Header(header => header["crit"] = new JsonArray("b64")), BlobMalformed },
        { "two parts", Text(text => text[..text.LastIndexOf('.')]), BlobMalformed },
        { "four parts", Text(text => text + ".AAAA"), BlobMalformed },
        { "no signature", Text(text => text[..(text.LastIndexOf('.') + 1)]), BlobMalformed },
        { "padding after the header", Text(text => text.Replace(".", "=.", StringComparison.Ordinal)), BlobMalformed },
        { "O-1: a payload changed after signing", Text(text => text.Replace('.' + text.Split('.')[1], ".e30", StringComparison.Ordinal)), BlobSignatureInvalid },
        { "no number", Payload(payload => payload.Remove("no")), BlobMalformed },
        { "a number that is text", Payload(payload => payload["no"] = "42"), BlobMalformed },
        { "a next update that is no date", Payload(payload => payload["nextUpdate"] = "soon"), BlobMalformed },
        { "no entries", Payload(payload => payload.Remove("entries")), BlobMalformed },
        { "entries that are no list", Payload(payload => payload["entries"] = 1), BlobMalformed },
        { "a payload that is no JSON", Bytes(bytes => bytes[..^1]), BlobMalformed },
        { "a payload with something after it", Bytes(bytes => [.. bytes, (byte)'1']), BlobMalformed },
        { "an overdue update, where that is refused", new() { At = Now.AddDays(40), Lists = AlwaysGood, Trust = authority => new() { Roots = [authority.Root], RefuseStale = true } }, BlobStale },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when_it_has(string words) => Cases[words].Case.Verify().ShouldFailWith(Cases[words].Code);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Is_taken_as_it_stands(bool rsa)
    {
        var blob = new BlobAttempt { Shape = new() { Rsa = rsa } }.Verify().ShouldSucceed();

        (blob.Number, blob.NextUpdate, blob.Entries.Count, blob.DroppedCount).ShouldBe((42, new DateOnly(2026, 7, 1), 1, 0));
    }

    [Fact]
    public void Is_taken_with_its_root_at_the_end_of_its_certificates()
    {
        using var authority = new MetadataAuthority(new SeededEntropy(1));
        var encoded = authority.Write(null, new() { Header = header => header["x5c"]!.AsArray().Add(Convert.ToBase64String(authority.Root.Span)) });

        SignedBlob.Parse(encoded).Then(blob => BlobVerification.Verify(blob, BlobAttempt.Good(authority), new() { Roots = [Stranger(), authority.Root] }, Now)).ShouldSucceed();
    }

    [Fact]
    public void Is_taken_without_lists_where_none_must_be_had() =>
        new BlobAttempt { Lists = _ => [], Trust = Demanding(RevocationDemand.IfReachable) }.Verify().ShouldSucceed();

    [Fact]
    public void Is_taken_though_revoked_only_where_danger_is_switched_on() =>
        (Revoked(authority => authority.Signer) with { Trust = Demanding(RevocationDemand.DangerOff) }).Verify().ShouldSucceed();

    [Fact]
    public void Says_where_its_revocation_lists_are()
    {
        using var authority = new MetadataAuthority(new SeededEntropy(1));

        BlobVerification.RevocationPoints(SignedBlob.Parse(authority.Write()).ShouldSucceed())
            .ShouldBe([MetadataAuthority.IntermediateListAddress, MetadataAuthority.RootListAddress]);
    }

    [Fact]
    public void Is_refused_when_it_is_too_large() => SignedBlob.Parse(new byte[BlobLimits.Blob + 1]).ShouldFailWith(BlobTooLarge);

    [Fact]
    public void Never_makes_a_parser_throw()
    {
        using var authority = new MetadataAuthority(new SeededEntropy(7));
        var trust = new BlobTrust { Roots = [authority.Root] };
        var (blob, lists, entropy) = (authority.Write(new() { Entries = [BlobEntry.Fido2(BlobAttempt.Model)] }), BlobAttempt.Good(authority), new SeededEntropy(8));
        for (var round = 0; round < 500; round++)
        {
            var noisy = Noise(blob, entropy);
            SignedBlob.Parse(noisy).Then(read => BlobVerification.Verify(read, [Noise(lists[0].ToArray(), entropy), Noise(lists[1].ToArray(), entropy)], trust, Now));
            RevocationList.Read(Noise(lists[0].ToArray(), entropy));
            MetadataBlob.Read(Noise(Encoding.UTF8.GetBytes("""{"no":1,"nextUpdate":"2026-07-01","entries":[{"aaid":"1#2","statusReports":[{"status":"X"}]}]}"""), entropy));
            KeptCopy.Read(Noise(Encoding.UTF8.GetBytes("{\"acceptedAt\":\"2026-06-01T00:00:00Z\",\"blobBytes\":3,\"revocationListBytes\":[1]}\nabcd"), entropy));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    public void Drops_what_is_no_entry_without_taking_it_apart(string nothing)
    {
        var items = string.Join(',', Enumerable.Repeat(nothing, 16_000));
        var payload = Encoding.UTF8.GetBytes($$"""{"no":1,"nextUpdate":"2026-07-01","entries":[{{items}}]}""");
        MetadataBlob.Read(payload).ShouldSucceed().DroppedCount.ShouldBe(16_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        MetadataBlob.Read(payload);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 * 1024);
    }

    [Fact]
    [Trait("Ring", "Slow")]
    public void Of_ten_thousand_entries_is_read_within_bounds()
    {
        var entry = BlobEntry.Fido2(BlobAttempt.Model).ToJsonString();
        var payload = Encoding.UTF8.GetBytes($$"""{"no":1,"nextUpdate":"2026-07-01","entries":[{{string.Join(',', Enumerable.Repeat(entry, 10_000))}}]}""");
        MetadataBlob.Read(payload).ShouldSucceed();

        var before = GC.GetAllocatedBytesForCurrentThread();
        MetadataBlob.Read(payload).ShouldSucceed().Entries.Count.ShouldBe(10_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(12L * payload.Length);
    }

    private static byte[] Noise(byte[] bytes, SeededEntropy entropy)
    {
        var noisy = bytes.ToArray();
        var dice = entropy.Bytes(8);
        for (var index = 0; index < 2; index++)
            noisy[BitConverter.ToUInt16(dice, index * 2) * 7 % noisy.Length] = dice[4 + index];
        return dice[6] % 4 == 0 ? noisy[..(noisy.Length * dice[7] / 256)] : noisy;
    }

    private static void Elsewhere(JsonObject header)
    {
        header.Remove("x5c");
        header["x5u"] = "https://mds.fidoalliance.org/certificates";
    }

    private static ReadOnlyMemory<byte> Stranger()
    {
        using var stranger = new MetadataAuthority(new SeededEntropy("a stranger"));
        return stranger.Root;
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Strangers()
    {
        using var stranger = new MetadataAuthority(new SeededEntropy("a stranger"));
        return BlobAttempt.Good(stranger);
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> AlwaysGood(MetadataAuthority authority) => authority.RevocationLists(Now, Now.AddYears(1));

    private static Func<MetadataAuthority, BlobTrust> Demanding(RevocationDemand demand) => authority => new() { Roots = [authority.Root], Revocation = demand };

    private static BlobAttempt Revoked(Func<MetadataAuthority, ReadOnlyMemory<byte>> which) =>
        new() { Lists = authority => authority.RevocationLists(Now.AddDays(-1), Now.AddDays(1), which(authority)) };

    private static BlobAttempt Header(Action<JsonObject> change) => new() { Defects = new() { Header = change } };

    private static BlobAttempt HeaderText(string json) =>
        Text(text => Base64UrlText.Encode(Encoding.UTF8.GetBytes(json)) + text[text.IndexOf('.', StringComparison.Ordinal)..]);

    private static BlobAttempt Payload(Action<JsonObject> change) => new() { Defects = new() { Payload = change } };

    private static BlobAttempt Bytes(Func<byte[], byte[]> change) => new() { Defects = new() { PayloadBytes = change } };

    private static BlobAttempt Text(Func<string, string> change) => new() { Defects = new() { Text = change } };
}
