using System.CommandLine;
using Ostiary.Peers;

var ceremonies = new Option<int>("--ceremonies") { Description = "How many to make and judge.", DefaultValueFactory = _ => 40_000 };
var seed = new Option<long>("--seed") { Description = "The same seed makes the same kinds of ceremonies.", DefaultValueFactory = _ => 1 };
var node = new Option<string?>("--node") { Description = "The folder with judge.mjs in which npm ci has run; without it only Identity takes part." };
var record = new Option<bool>("--record") { Description = "Writes record.json and README.md of the repository's folder from this run." };
var page = new Option<bool>("--page") { Description = "Writes README.md anew from ledger.json and record.json, and does nothing else." };
var command = new RootCommand(
    """
    Lets this project, ASP.NET Core Identity and @simplewebauthn/server judge the same ceremonies, sound and broken ones, and lists where they disagree.
    Every disagreement must be explained in ledger.json: the exit status is 1 when one is not, or when an explained one no longer happens.
    """)
{
    ceremonies,
    seed,
    node,
    record,
    page,
};
command.SetAction(async (parsed, _) =>
{
    if (parsed.GetValue(page))
    {
        LedgerPage.Write(ComparisonRecord.Read());
        return 0;
    }

    using var simple = parsed.GetValue(node) is { } folder ? new SimpleWebAuthnPeer(folder) : null;
    var comparison = await Compare.Run(
        parsed.GetValue(ceremonies), parsed.GetValue(seed), simple is null ? [] : [simple], done => Console.Error.Write($"\r{done} judged"));
    Console.Error.WriteLine();
    if (parsed.GetValue(record))
        LedgerPage.Write(ComparisonRecord.Of(comparison, parsed.GetValue(seed), simple?.Version).Keep());
    return Report.Print(comparison, Ledger.Read(), Console.Out);
});
return await command.Parse(args).InvokeAsync();
