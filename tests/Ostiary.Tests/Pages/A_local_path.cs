using Ostiary.Pages.Layout;

namespace Ostiary.Tests.Pages;

public sealed class A_local_path
{
    [Theory]
    [InlineData("/account")]
    [InlineData("/console/relying-parties?after=usr_1")]
    public void Is_kept(string path) => LocalPath.Or(path, "/").ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("account")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    public void Is_never_a_way_to_another_site(string? path) => LocalPath.Or(path, "/account").ShouldBe("/account");
}
