namespace Ostiary.Console.Access;

/// <summary>Where the server itself lives: staff of the relying party with its pages there run the whole server.</summary>
/// <param name="Origin">The configured public origin, such as <c>https://id.example.com</c>.</param>
public sealed record ServerHome(string Origin);
