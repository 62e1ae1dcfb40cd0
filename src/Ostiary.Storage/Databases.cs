using System.ComponentModel.DataAnnotations;

namespace Ostiary.Storage;

/// <summary>The door of the room: from options to a database.</summary>
public static class Databases
{
    /// <summary>A database that connects when it is first used.</summary>
    /// <exception cref="ValidationException">The options contradict themselves.</exception>
    public static Database Open(DatabaseOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return string.IsNullOrWhiteSpace(options.Postgres) ? new SqliteDatabase(options) : new PostgresDatabase(options);
    }
}
