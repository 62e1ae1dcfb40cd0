using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class An_aaguid
{
    [Fact]
    public void Is_written_dashed_and_lower_in_the_order_of_its_bytes()
    {
        var aaguid = new Aaguid(Convert.FromHexString("EA9B8D664D011D213CE4B6B48CB575D4"));

        aaguid.ToString().ShouldBe("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");
        Aaguid.Parse("EA9B8D66-4D01-1D21-3CE4-B6B48CB575D4").ShouldBe(aaguid);
        Convert.ToHexString(aaguid.ToByteArray()).ShouldBe("EA9B8D664D011D213CE4B6B48CB575D4");
    }

    [Fact]
    public void Of_zeros_tells_nothing()
    {
        new Aaguid(new byte[16]).IsZero.ShouldBeTrue();
        default(Aaguid).ToString().ShouldBe("00000000-0000-0000-0000-000000000000");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ea9b8d664d011d213ce4b6b48cb575d4")]
    [InlineData("{ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4}")]
    public void Is_nothing_else(string? text) => Aaguid.Parse(text).ShouldBeNull();
}
