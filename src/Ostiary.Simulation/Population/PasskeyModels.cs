namespace Ostiary.Simulation;

/// <summary>Who keeps people's passkeys in this world, by the AAGUIDs that public lists know.</summary>
internal static class PasskeyModels
{
    private const string ApplePasswords = "fbfc3007-154e-4ecc-8c0b-6e020557d7bd";
    private const string GooglePasswordManager = "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4";
    private const string OnePassword = "bada5566-a7aa-401f-bd96-45619a55120d";
    private const string Bitwarden = "d548826e-79b4-db40-a3d8-11116f7e8349";
    private const string WindowsHello = "08987058-cadc-4b81-b6e1-30de50dcbe96";
    private const string YubiKey = "2fc0579f-8113-47ea-b116-bb5a8db9202a";

    /// <summary>The model of a passkey: of what is synced, mostly the phone's own provider; of what stays in one device, that of Windows.</summary>
    public static string Of(Person person, Keeping keeping) => keeping switch
    {
        Keeping.SecurityKey => YubiKey,
        Keeping.Device when person.Desktop.Os == "windows" => WindowsHello,
        _ => (person.Number % 9) switch
        {
            4 => OnePassword,
            7 => Bitwarden,
            _ => person.Phone.Os == "ios" ? ApplePasswords : GooglePasswordManager,
        },
    };
}
