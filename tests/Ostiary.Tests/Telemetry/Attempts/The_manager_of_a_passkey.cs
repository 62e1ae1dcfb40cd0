
namespace Ostiary.Tests.Telemetry;

public sealed class The_manager_of_a_passkey
{
    private const string Bitwarden = "d548826e-79b4-db40-a3d8-11116f7e8349";
    private const string OnePassword = "bada5566-a7aa-401f-bd96-45619a55120d";

    [Fact]
    public void Is_the_name_that_public_lists_give_the_model_of_which_the_server_told() =>
        Begun().Server(2_300, "ceremony.verified", new { kind = "get", aaguid = Bitwarden }).Fold().Attempt.Manager.ShouldBe("Bitwarden");

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("5ec00000-0571-4a77-8000-000000000001")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("")]
    public void Stays_unknown_when_no_list_has_it(string model) =>
        Begun().Server(2_300, "ceremony.verified", new { kind = "get", aaguid = model }).Fold().Attempt.Manager.ShouldBeNull();

    [Fact]
    public void Is_not_taken_from_a_page_where_this_server_judged() =>
        Begun().Client(2_200, "ceremony.verified", new { kind = "get", aaguid = OnePassword })
            .Server(2_300, "ceremony.verified", new { kind = "get" })
            .Near(2_400, "credential.created", new { aaguid = OnePassword }).Fold().Attempt.Manager.ShouldBeNull();

    [Fact]
    public void Is_not_the_identity_provider_that_a_server_called() =>
        Begun().Server(2_300, "provider.called", new { provider = "Bitwarden", outcome = "answered" }).Fold().Attempt.Manager.ShouldBeNull();

    [Theory]
    [InlineData("aaguid", OnePassword, "1Password")]
    [InlineData("provider", "1password", "1Password")]
    [InlineData("provider", "My own invention", null)]
    public void Is_what_a_page_tells_of_another_server_as_far_as_a_list_has_it(string field, string value, string? manager)
    {
        var told = new Dictionary<string, string> { [field] = value };

        new Tale { IsTicketed = false, Operation = "create" }.Begun().Answered().Client(2_300, "credential.created", told).Fold().Attempt.Manager.ShouldBe(manager);
        new Tale { IsTicketed = false, Operation = "create" }.Begun().Answered().Near(2_400, "credential.created", told).Fold().Attempt.Manager.ShouldBe(manager);
    }

    [Fact]
    public void Is_not_that_of_a_passkey_that_was_made_before() =>
        new Tale { IsTicketed = false }.Near(-60_000, "credential.created", new { aaguid = OnePassword }).Begun().Answered().Fold().Attempt.Manager.ShouldBeNull();

    private static Tale Begun() => new Tale().Begun().Answered();
}
