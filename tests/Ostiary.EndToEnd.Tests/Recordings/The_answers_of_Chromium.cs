using Ostiary.EndToEnd.Tests.Browsing;

namespace Ostiary.EndToEnd.Tests.Recordings;

[Collection(InChromium.Name)]
[Trait("Purpose", "Recordings")]
public sealed class The_answers_of_Chromium(Chromium chromium)
{
    [RecordingFact]
    public async Task Are_recorded_from_every_kind_of_authenticator()
    {
        await using var window = await chromium.Open(RecordingPage.Origin);
        var page = await RecordingPage.In(window);
        await using var file = new StreamWriter(RecordingFactAttribute.File!) { NewLine = "\n" };

        foreach (var device in Device.All)
        {
            foreach (var line in (await Record(window, page, device)).All)
                await file.WriteLineAsync(line.ToJsonString());
        }
    }

    private static async Task<RecordedLines> Record(Window window, RecordingPage page, Device device)
    {
        var authenticator = await window.PlugIn(device.AllMeasures);
        var registered = await page.Register(device, RecordingPage.ChallengeOf(RecordedLines.CeremonyOf(device, "registration")));
        var id = registered["id"]!.GetValue<string>();
        var signedIn = await page.Authenticate(device, RecordingPage.ChallengeOf(RecordedLines.CeremonyOf(device, "authentication")), id);
        await authenticator.PullOut();
        return new RecordedLines(device, registered, signedIn, TimeProvider.System.GetUtcNow());
    }
}
