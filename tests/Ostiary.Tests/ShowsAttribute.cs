namespace Ostiary.Tests;

/// <summary>Names the entries of the conformance catalogue that a test shows; <see cref="Conformance.The_catalogue"/> holds them together.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShowsAttribute(params string[] entries) : Attribute
{
    public IReadOnlyList<string> Entries { get; } = entries;
}

/// <summary>The part of the conformance catalogue that the rows of a test speak of, when their words begin with an entry: <c>Resp-1 F-1: id is missing</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CatalogueAttribute(string part) : Attribute
{
    public string Part { get; } = part;
}
