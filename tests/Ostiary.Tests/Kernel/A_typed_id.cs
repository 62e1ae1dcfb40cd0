namespace Ostiary.Tests.Kernel;

public sealed class A_typed_id
{
    [Fact]
    public void Names_its_kind_and_is_read_back()
    {
        var id = UserId.New(TimeProvider.System, Entropy.System);

        id.Value.ShouldStartWith("usr_");
        UserId.Parse(id.Value).ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("usr_")]
    [InlineData("pky_01jd2m00000000000000000000")]
    [InlineData("usr_01jd2m0000000000000000000u")]
    [InlineData("usr_01JD2M00000000000000000000")]
    [InlineData("usr_01jd2m000000000000000000000")]
    public void Is_nothing_else(string? text) => UserId.Parse(text).ShouldBeNull();
}
