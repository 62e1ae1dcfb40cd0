using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;

namespace Ostiary.EndToEnd.Tests.Pictures;

/// <summary>Takes a page four times: on a phone and a desktop, by day and by night.</summary>
internal static class Camera
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desktop", 1280, 800)];
    private static readonly (string Name, ColorScheme Scheme)[] Lights = [("light", ColorScheme.Light), ("dark", ColorScheme.Dark)];

    /// <summary>Takes the pictures of an address.</summary>
    /// <param name="window">Where it is opened.</param>
    /// <param name="name">With what the names of the files begin.</param>
    /// <param name="path">The address.</param>
    /// <param name="prepare">What is done before each picture.</param>
    public static async Task Picture(this Window window, string name, string path, Func<IPage, Task>? prepare = null)
    {
        foreach (var (size, width, height) in Sizes)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            foreach (var (light, scheme) in Lights)
            {
                await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await window.Page.GotoAsync(path);
                if (prepare is not null)
                    await prepare(window.Page);

                await window.Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(PictureFactAttribute.Folder!, $"{name}-{size}-{light}.png"),
                    Animations = ScreenshotAnimations.Disabled,
                    Caret = ScreenshotCaret.Hide,
                });
            }
        }
    }
}
