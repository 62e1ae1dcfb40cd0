using System.Collections.Frozen;

namespace Ostiary.WebAuthn;

/// <summary>Who makes TPMs: the TCG's registry of vendor ids for TPM family 1.2 and 2.0. An id is the maker's letters in ASCII, filled up to four bytes.</summary>
/// <remarks>Simulators, the conformance tools of the FIDO Alliance and the specification's examples have ids too; none of them is trusted here.</remarks>
internal static class TpmVendors
{
    private static readonly FrozenDictionary<uint, string> Registry = new Dictionary<uint, string>
    {
        [0x414D4400] = "AMD",
        [0x414E5400] = "Ant Group",
        [0x41544D4C] = "Atmel",
        [0x4252434D] = "Broadcom",
        [0x4353434F] = "Cisco",
        [0x464C5953] = "Flyslice Technologies",
        [0x474F4F47] = "Google",
        [0x48495349] = "Huawei",
        [0x48504500] = "HPE",
        [0x48504900] = "HPI",
        [0x49424D00] = "IBM",
        [0x49465800] = "Infineon",
        [0x494E5443] = "Intel",
        [0x4C454E00] = "Lenovo",
        [0x4D534654] = "Microsoft",
        [0x4E534700] = "NSING",
        [0x4E534D20] = "National Semiconductor",
        [0x4E544300] = "Nuvoton Technology",
        [0x4E545A00] = "Nationz",
        [0x51434F4D] = "Qualcomm",
        [0x524F4343] = "Fuzhou Rockchip",
        [0x53454345] = "SecEdge",
        [0x5345414C] = "Wisekey",
        [0x534D5343] = "SMSC",
        [0x534D534E] = "Samsung",
        [0x534E5300] = "Sinosun",
        [0x53544D20] = "STMicroelectronics",
        [0x54584E00] = "Texas Instruments",
        [0x57454300] = "Winbond",
    }.ToFrozenDictionary();

    /// <summary>True when the registry has the id.</summary>
    public static bool Know(uint vendor) => Registry.ContainsKey(vendor);
}
