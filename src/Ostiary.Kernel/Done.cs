namespace Ostiary.Kernel;

/// <summary>The value of a success that has nothing more to say.</summary>
public readonly record struct Done;
