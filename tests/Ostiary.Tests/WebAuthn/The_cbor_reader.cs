using System.Formats.Cbor;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_cbor_reader
{
    private static readonly FailureCode Code = WebAuthnCodes.AttestationObjectMalformed;

    [Theory]
    [InlineData("00", "0")]
    [InlineData("17", "23")]
    [InlineData("1818", "24")]
    [InlineData("1b000000e8d4a51000", "1000000000000")]
    [InlineData("1bffffffffffffffff", "18446744073709551615")]
    [InlineData("20", "-1")]
    [InlineData("3863", "-100")]
    [InlineData("3bffffffffffffffff", "-18446744073709551616")]
    public void Reads_integers(string hex, string expected) =>
        Read(hex).ShouldSucceed().ShouldBe(new CborValue.Integer(Int128.Parse(expected)));

    [Theory]
    [InlineData("1800")]
    [InlineData("190017")]
    [InlineData("1a0000ffff")]
    [InlineData("1b00000000ffffffff")]
    [InlineData("5800")]
    [InlineData("780161")]
    [InlineData("a2020101 02")]
    [InlineData("a2200101 02")]
    [InlineData("a2616101 0102")]
    [InlineData("a262616101 616202")]
    [InlineData("a2616201 616102")]
    public void Reads_what_is_not_canonical_only_in_plain_form(string hex)
    {
        Read(hex).ShouldSucceed();
        Read(hex, CborForm.Canonical).ShouldFailWith(Code);
    }

    [Theory]
    [InlineData("a3010203042005")]
    [InlineData("a201020304")]
    [InlineData("a2 410100 616101")]
    [InlineData("a2 616200 62616101")]
    public void Knows_the_canonical_order_of_keys(string hex) => Read(hex, CborForm.Canonical).ShouldSucceed();

    [Theory]
    [InlineData("")]
    [InlineData("18")]
    [InlineData("1901")]
    [InlineData("41")]
    [InlineData("61")]
    [InlineData("81")]
    [InlineData("a1")]
    [InlineData("a101")]
    [InlineData("5bffffffffffffffff")]
    [InlineData("9bffffffffffffffff")]
    [InlineData("bbffffffffffffffff")]
    public void Refuses_what_is_cut_off(string hex) => Read(hex).ShouldFailWith(Code);

    [Theory]
    [InlineData("5f4101ff")]
    [InlineData("7f6161ff")]
    [InlineData("9fff")]
    [InlineData("bfff")]
    [InlineData("ff")]
    [InlineData("1c")]
    [InlineData("1f")]
    [InlineData("c001")]
    [InlineData("d81801")]
    [InlineData("f818")]
    [InlineData("e0")]
    [InlineData("fc")]
    [InlineData("61ff")]
    [InlineData("62c328")]
    [InlineData("0000")]
    [InlineData("a1f500")]
    [InlineData("a1f600")]
    [InlineData("a18000")]
    public void Refuses_indefinite_lengths_tags_odd_keys_and_what_follows(string hex) => Read(hex).ShouldFailWith(Code);

    [Theory]
    [InlineData("a201020103")]
    [InlineData("a20102180103")]
    [InlineData("a2616101616102")]
    [InlineData("a261610178016102")]
    [InlineData("a2410101410102")]
    [InlineData("a22001380002")]
    public void Refuses_two_keys_that_mean_the_same(string hex) => Read(hex).ShouldFailWith(Code);

    [Fact]
    public void Refuses_two_keys_that_mean_the_same_in_a_large_map()
    {
        byte[] map = [0xb8, 32, .. Enumerable.Range(0, 31).SelectMany(i => new byte[] { 0x18, (byte)i, 0 }), 0x05, 0];

        StrictCbor.ReadWhole(map, CborForm.Plain, Code).ShouldFailWith(Code);
    }

    [Fact]
    public void Reads_to_depth_8_and_no_deeper()
    {
        Read("8181818181818101").ShouldSucceed();
        Read("818181818181818101").ShouldSucceed();
        Read("81818181818181818101").ShouldFailWith(Code);
        Read("a100a100a100a100a100a100a100a100a0").ShouldFailWith(Code);
    }

    [Fact]
    public void Says_how_much_the_first_item_took()
    {
        var item = StrictCbor.ReadFirst(Convert.FromHexString("8201020304"), CborForm.Plain, Code).ShouldSucceed();

        item.Length.ShouldBe(3);
    }

    [Fact]
    public void Accepts_nothing_that_another_strict_reader_refuses()
    {
        var noise = new Noise(20260601);
        for (var round = 0; round < 60_000; round++)
        {
            var bytes = noise.CborLike(24);
            if (StrictCbor.ReadWhole(bytes, CborForm.Plain, Code).Succeeded)
                OtherReaderAccepts(bytes, CborConformanceMode.Strict).ShouldBeTrue(Convert.ToHexString(bytes));
            if (StrictCbor.ReadWhole(bytes, CborForm.Canonical, Code).Succeeded)
                OtherReaderAccepts(bytes, CborConformanceMode.Ctap2Canonical).ShouldBeTrue(Convert.ToHexString(bytes));
        }
    }

    [Fact]
    public void Reads_back_whatever_another_writer_writes()
    {
        var noise = new Noise(20260602);
        for (var round = 0; round < 400; round++)
        {
            var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
            var written = Write(writer, noise, depth: 3);

            StrictCbor.ReadWhole(writer.Encode(), CborForm.Canonical, Code).ShouldSucceed();
            Describe(StrictCbor.ReadWhole(writer.Encode(), CborForm.Plain, Code).ShouldSucceed()).ShouldBe(written);
        }
    }

    private static Outcome<CborValue> Read(string hex, CborForm form = CborForm.Plain) =>
        StrictCbor.ReadWhole(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), form, Code);

    private static bool OtherReaderAccepts(byte[] bytes, CborConformanceMode mode)
    {
        try
        {
            var reader = new CborReader(bytes, mode);
            reader.SkipValue();
            return reader.BytesRemaining == 0;
        }
        catch (CborContentException)
        {
            return false;
        }
    }

    /// <summary>Writes one random item and returns its description.</summary>
    private static string Write(CborWriter writer, Noise noise, int depth)
    {
        switch (noise.Below(depth > 0 ? 6 : 4))
        {
            case 0:
                var number = (long)noise.Below(int.MaxValue) - (int.MaxValue / 2);
                writer.WriteInt64(number);
                return $"{number}";
            case 1:
                var bytes = noise.Bytes(noise.Below(300));
                writer.WriteByteString(bytes);
                return Convert.ToHexString(bytes);
            case 2:
                var text = new string('é', noise.Below(40));
                writer.WriteTextString(text);
                return text;
            case 3:
                var truth = noise.Below(2) == 1;
                writer.WriteBoolean(truth);
                return $"{truth}";
            case 4:
                var count = noise.Below(30);
                writer.WriteStartArray(count);
                var items = Enumerable.Range(0, count).Select(_ => Write(writer, noise, depth - 1)).ToList();
                writer.WriteEndArray();
                return $"[{string.Join(',', items)}]";
            default:
                var size = noise.Below(12);
                writer.WriteStartMap(size);
                var entries = new List<string>();
                for (var key = 0; key < size; key++)
                {
                    writer.WriteInt32(key);
                    entries.Add($"{key}:{Write(writer, noise, depth - 1)}");
                }

                writer.WriteEndMap();
                return $"{{{string.Join(',', entries)}}}";
        }
    }

    private static string Describe(CborValue value) => value switch
    {
        CborValue.Integer integer => $"{integer.Value}",
        CborValue.Bytes bytes => Convert.ToHexString(bytes.Value.Span),
        CborValue.Text text => text.Value,
        CborValue.Truth truth => $"{truth.Value}",
        CborValue.Array array => $"[{string.Join(',', array.Items.Select(Describe))}]",
        CborValue.Map map => $"{{{string.Join(',', map.Entries.Select(entry => $"{Describe(entry.Key)}:{Describe(entry.Value)}"))}}}",
        _ => "other",
    };
}
