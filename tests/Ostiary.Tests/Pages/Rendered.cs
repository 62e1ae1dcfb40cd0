using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ostiary.Pages.Layout;

namespace Ostiary.Tests.Pages;

/// <summary>A page as a browser would read it.</summary>
internal static class Rendered
{
    /// <summary>Every asset under its own name, so that no test needs the front end built.</summary>
    public static AssetManifest Manifest { get; } = AssetManifest.Parse(new MemoryStream(Encoding.UTF8.GetBytes(
        "{" + string.Join(',', Names.Select(name => $"\"{name}\":\"{name}\"")) + "}")));

    private static string[] Names =>
        ["pages.css", "console.css", "no-script.css", "mark.svg", "sign-in.js", "sign-up.js", "setup.js", "account.js", "console.js"];

    /// <summary>The document that a page component renders.</summary>
    public static async Task<IHtmlDocument> Page<TPage>(object parameters)
        where TPage : IComponent => Parse(await Html<TPage>(parameters));

    /// <summary>The document of an answer.</summary>
    public static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);

    private static async Task<string> Html<TPage>(object parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton(Manifest).AddSingleton(PageNotice.None).AddSingleton(new PageTelemetry(IsOff: false)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var named = parameters.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(parameters));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(named))).ToHtmlString());
    }
}
