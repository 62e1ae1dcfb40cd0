using Ostiary.Docs;

namespace Ostiary.Tests.House;

public sealed class The_generated_documents
{
    public static TheoryData<string> Paths => [.. Reference.Pages(Repository.Root).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Are_as_the_code_says_today(string file)
    {
        var page = Reference.Pages(Repository.Root).Single(page => page.Path == file);

        Repository.Has(file).ShouldBeTrue($"{file} is missing; write it with eng/docs");
        Repository.Read(file).ShouldBe(page.Text, $"{file} is stale; write it anew with eng/docs");
    }
}
