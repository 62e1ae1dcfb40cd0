using Ostiary.Docs;

namespace Ostiary.Tests.House;

public sealed class The_generated_documents
{
    public static TheoryData<string> Names => [.. Reference.Pages(Repository.Root).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_as_the_code_says_today(string name)
    {
        var page = Reference.Pages(Repository.Root).Single(page => page.Name == name);
        var file = $"{Reference.Folder}/{name}";

        Repository.Has(file).ShouldBeTrue($"{file} is missing; write it with eng/docs");
        Repository.Read(file).ShouldBe(page.Text, $"{file} is stale; write it anew with eng/docs");
    }
}
