namespace Ostiary.Docs;

/// <summary>The program: writes every file that comes from code, below the given root of the repository.</summary>
internal static class WriteReference
{
    private static void Main(string[] args)
    {
        var root = args is [var given] ? given : Directory.GetCurrentDirectory();
        foreach (var page in Reference.Pages(root))
        {
            var path = Path.Combine(root, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Text);
            System.Console.WriteLine(page.Path);
        }
    }
}
