using Ostiary.Docs;

// Writes every page of the reference below the given root of the repository.
var root = args is [var given] ? given : Directory.GetCurrentDirectory();
foreach (var page in Reference.Pages(root))
{
    var path = Path.Combine(root, Reference.Folder, page.Name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, page.Text);
    Console.WriteLine($"{Reference.Folder}/{page.Name}");
}
