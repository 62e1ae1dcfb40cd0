using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>One file that is written from code.</summary>
/// <param name="Path">Where it lies, from the root of the repository.</param>
/// <param name="Text">All of it.</param>
public sealed record Page(string Path, string Text);

/// <summary>All files that are written from code. A test holds the committed ones against them.</summary>
public static class Reference
{
    /// <summary>Where most of them lie.</summary>
    private const string Folder = "docs/reference";

    private const string OpenApiDocument = $"{Folder}/openapi.v1.json";

    private const string Corpus = "tests/vectors/classification.jsonl";

    /// <summary>The rooms whose public surface others build on, and which therefore never changes unseen.</summary>
    private static readonly string[] Published = ["Ostiary.WebAuthn", "Ostiary.Contracts"];

    /// <summary>The files as they must be today.</summary>
    /// <param name="root">The root of the repository, where the OpenAPI document lies.</param>
    public static IEnumerable<Page> Pages(string root)
    {
        yield return new($"{Folder}/errors.md", ErrorsPage.Write());
        yield return new($"{Folder}/configuration.md", ConfigurationPage.Write());
        yield return new($"{Folder}/cli.md", CliPage.Write());
        yield return new($"{Folder}/events.md", EventsPage.Write(Catalog.Current));
        yield return new($"{Folder}/events.v1.schema.json", EventsSchema.Write(Catalog.Current));
        yield return new("web/sdk/src/telemetry/catalog.ts", EventTypes.Write(Catalog.Current));

        if (Path.Combine(root, Corpus) is var corpus && File.Exists(corpus))
            yield return new($"{Folder}/classification.md", ClassificationPage.Write(File.ReadLines(corpus)));

        if (Path.Combine(root, OpenApiDocument) is var document && File.Exists(document))
            yield return new($"{Folder}/http.md", HttpPage.Write(File.ReadAllText(document)));

        foreach (var assembly in Rooms.Assemblies.Where(assembly => Published.Contains(assembly.GetName().Name)))
            yield return new($"{Folder}/surface/{assembly.GetName().Name}.txt", SurfacePage.Write(assembly));
    }
}
