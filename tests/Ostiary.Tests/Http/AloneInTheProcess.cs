namespace Ostiary.Tests.Http;

/// <summary>Tests that read the server's metrics to the last digit: meters of one name are one in a process, so that no other server may run beside.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "Alone in the process";
}
