namespace Ostiary.Docs;

/// <summary>One page of the reference.</summary>
/// <param name="Name">Its path below <see cref="Reference.Folder"/>.</param>
/// <param name="Text">All of it.</param>
public sealed record Page(string Name, string Text);

/// <summary>All pages that are written from code. A test holds the committed files against them.</summary>
public static class Reference
{
    /// <summary>Where the pages lie, from the root of the repository.</summary>
    public const string Folder = "docs/reference";

    private const string OpenApiDocument = $"{Folder}/openapi.v1.json";

    private const string Corpus = "tests/vectors/classification.jsonl";

    /// <summary>The rooms whose public surface others build on, and which therefore never changes unseen.</summary>
    private static readonly string[] Published = ["Ostiary.WebAuthn", "Ostiary.Contracts"];

    /// <summary>The pages as they must be today.</summary>
    /// <param name="root">The root of the repository, where the OpenAPI document lies.</param>
    public static IEnumerable<Page> Pages(string root)
    {
        yield return new("errors.md", ErrorsPage.Write());
        yield return new("configuration.md", ConfigurationPage.Write());
        yield return new("cli.md", CliPage.Write());

        if (Path.Combine(root, Corpus) is var corpus && File.Exists(corpus))
            yield return new("classification.md", ClassificationPage.Write(File.ReadLines(corpus)));

        if (Path.Combine(root, OpenApiDocument) is var document && File.Exists(document))
            yield return new("http.md", HttpPage.Write(File.ReadAllText(document)));

        foreach (var assembly in Rooms.Assemblies.Where(assembly => Published.Contains(assembly.GetName().Name)))
            yield return new($"surface/{assembly.GetName().Name}.txt", SurfacePage.Write(assembly));
    }
}
