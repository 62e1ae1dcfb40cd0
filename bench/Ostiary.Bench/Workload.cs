namespace Ostiary.Bench;

/// <summary>A piece of work to time.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Floor">The workload that it is held against; null for floors themselves.</param>
/// <param name="Run">Does it once; true when it came out as it must.</param>
internal sealed record Workload(string Name, string? Floor, Func<bool> Run);
