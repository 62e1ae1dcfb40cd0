namespace Ostiary.Docs;

/// <summary>The program: writes every page of the reference below the given root of the repository.</summary>
internal static class WriteReference
{
    private static void Main(string[] args)
    {
        var root = args is [var given] ? given : Directory.GetCurrentDirectory();
        foreach (var page in Reference.Pages(root))
        {
            var path = Path.Combine(root, Reference.Folder, page.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Text);
            System.Console.WriteLine($"{Reference.Folder}/{page.Name}");
        }
    }
}
