namespace Ostiary.Fuzz;

/// <summary>One parser of untrusted bytes.</summary>
/// <param name="Name">What the command line and the corpus folder call it.</param>
/// <param name="Dialect">What its input is written in.</param>
/// <param name="Seeds">Honest inputs.</param>
/// <param name="Read">Reads an input and tells what it saw.</param>
internal sealed record Target(string Name, Dialect Dialect, Func<Seeds, IEnumerable<byte[]>> Seeds, Func<ReadOnlyMemory<byte>, Seen> Read);
