using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ostiary.Tests.Storage;

/// <summary>Marks the half of a pair of test classes that needs PostgreSQL.</summary>
public interface INeedPostgres;

/// <summary>A fact about both databases; its PostgreSQL half is skipped, with the reason, where there is no PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Ostiary.Tests.Storage.DatabaseFactDiscoverer", "Ostiary.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute;

public sealed class DatabaseFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        PostgresFixture.Address is null && NeedsPostgres(testMethod)
            ? new SkippedForWantOfPostgres(DiagnosticMessageSink, testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);

    private static bool NeedsPostgres(ITestMethod method) =>
        method.TestClass.Class.Interfaces.Any(face => face.Name == typeof(INeedPostgres).FullName);
}

public sealed class SkippedForWantOfPostgres : XunitTestCase
{
    [Obsolete("For deserialization only.", error: true)]
    public SkippedForWantOfPostgres()
    {
    }

    public SkippedForWantOfPostgres(IMessageSink diagnostics, ITestMethod method)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        $"{PostgresFixture.Variable} holds no PostgreSQL connection string; ./test starts one.";
}
