using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ostiary.Tests.Pages;

public sealed class Every_page
{
    public static TheoryData<string> Pages => [.. SamplePages.Names];

    [Theory, MemberData(nameof(Pages))]
    public async Task Says_its_language_its_title_and_what_it_is_about(string name)
    {
        var page = await SamplePages.Open(name);

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Title.ShouldNotBeNullOrWhiteSpace();
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelector("meta[name=viewport]").ShouldNotBeNull();
        page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#" + page.QuerySelector("main")!.Id);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Keeps_a_strict_content_security_policy(string name)
    {
        var page = await SamplePages.Open(name);

        page.QuerySelectorAll("style, [style], base, iframe, object, embed").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Scripts.ShouldAllBe(script => script.Type == "application/json" || (script.Source!.StartsWith("/assets/", StringComparison.Ordinal) && script.Text.Length == 0));
        Addresses(page).ShouldAllBe(address => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith('#'));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Shows_what_people_typed_as_text_and_never_runs_it(string name)
    {
        var page = await SamplePages.Open(name);

        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.Scripts.Where(script => script.Text.Contains("alert(1)", StringComparison.Ordinal)).ShouldAllBe(script => script.Type == "application/json");
        page.Scripts.Where(script => script.Type == "application/json").ShouldAllBe(script => IsJson(script.Text));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Names_every_field_and_every_button(string name)
    {
        var page = await SamplePages.Open(name);
        var fields = page.QuerySelectorAll("input, textarea, select").ToList();

        fields.Where(field => !IsLabeled(page, field)).Select(field => field.OuterHtml).ShouldBeEmpty();
        page.QuerySelectorAll("button, a, summary").ShouldAllBe(control => control.TextContent.Trim().Length > 0);
        page.QuerySelectorAll("svg").ShouldAllBe(picture => picture.GetAttribute("aria-hidden") == "true");
        page.QuerySelectorAll("button").ShouldAllBe(button => button.HasAttribute("type"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Uses_an_id_once_and_points_only_to_ids_that_are_there(string name)
    {
        var page = await SamplePages.Open(name);
        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();

        ids.ShouldBeUnique();
        var pointed =
            from element in page.All
            from attribute in new[] { "for", "aria-labelledby", "aria-describedby", "aria-controls", "data-copy" }
            from id in (element.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            select id;
        pointed.Except(ids).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Changes_things_only_by_forms_that_are_posted(string name)
    {
        var page = await SamplePages.Open(name);

        page.Forms.ShouldAllBe(form => form.Method == "post" || form.GetAttribute("role") == "search");
    }

    private static IEnumerable<string> Addresses(IHtmlDocument page) =>
        from element in page.All
        from attribute in new[] { "href", "src", "action", "formaction" }
        let address = element.GetAttribute(attribute)
        where !string.IsNullOrEmpty(address)
        select address;

    private static bool IsLabeled(IHtmlDocument page, IElement field) =>
        field.Closest("label") is not null || (field.Id is { Length: > 0 } id && page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") == id));

    private static bool IsJson(string text)
    {
        using var read = JsonDocument.Parse(text);
        return read.RootElement.ValueKind == JsonValueKind.Object;
    }
}
