using Ostiary.Docs;

namespace Ostiary.Tests.House;

public sealed class The_folders
{
    /// <summary>Names that say nothing about the field: whatever lies there belongs to an idea with a better name.</summary>
    private static readonly HashSet<string> Empty = new(
        ["Common", "Core", "Dto", "Dtos", "Extensions.Common", "Helper", "Helpers", "Impl", "Interfaces", "Managers", "Misc", "Models", "Processors", "Services", "Shared", "Util", "Utilities", "Utils"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] EmptyEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Dto", "DTO", "Impl"];

    [Fact]
    public void Name_ideas_of_the_field()
    {
        var folders = Repository.Files.SelectMany(file => file.Split('/')[..^1]).Distinct();

        folders.Where(Empty.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Hold_types_that_do_too()
    {
        var types = Rooms.Types
            .Where(type => type.Namespace?.StartsWith("Ostiary", StringComparison.Ordinal) == true);

        types.Where(type => EmptyEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))).Select(type => type.FullName).ShouldBeEmpty();
    }
}
