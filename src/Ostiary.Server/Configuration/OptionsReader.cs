using System.ComponentModel.DataAnnotations;

namespace Ostiary.Server.Configuration;

/// <summary>Reads options types from the configuration, strictly: an unknown key or an impossible value stops the start with the key's name.</summary>
public sealed class OptionsReader(IConfiguration configuration)
{
    /// <summary>The prefix of environment variables: <c>OSTIARY__Room__Setting</c>.</summary>
    public const string EnvironmentPrefix = "OSTIARY__";

    private readonly HashSet<string> _sections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The options of one section.</summary>
    /// <param name="section">The section's name, which every options type has as a constant.</param>
    /// <param name="complete">Fills in defaults that depend on other sections.</param>
    /// <exception cref="ConfigurationException">A key is unknown or a value is not possible.</exception>
    public T Read<T>(string section, Func<T, T>? complete = null)
        where T : class, new()
    {
        _sections.Add(section);
        try
        {
            var options = configuration.GetSection(section).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new T();
            options = complete?.Invoke(options) ?? options;
            Validate(section, options);
            return options;
        }
        catch (InvalidOperationException unreadable)
        {
            throw new ConfigurationException($"{section}: {unreadable.Message} {unreadable.InnerException?.Message}".Trim());
        }
    }

    /// <summary>Refuses environment variables whose section no options type has read.</summary>
    /// <exception cref="ConfigurationException">There is one.</exception>
    public void RefuseUnknownSections()
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).Build();
        var unknown = environment.GetChildren().FirstOrDefault(section => !_sections.Contains(section.Key));
        if (unknown is not null)
            throw new ConfigurationException(
                $"{EnvironmentPrefix}{unknown.Key}… is no setting of this server. Known sections: {string.Join(", ", _sections.Order(StringComparer.Ordinal))}.");
    }

    private static void Validate<T>(string section, T options)
        where T : class
    {
        var broken = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true))
            return;

        var reasons = broken.Select(one => $"{section}:{string.Join(",", one.MemberNames)}: {one.ErrorMessage}");
        throw new ConfigurationException(string.Join(Environment.NewLine, reasons));
    }
}
