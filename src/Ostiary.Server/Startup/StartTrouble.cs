using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Ostiary.Accounts;
using Ostiary.Server.Configuration;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>What keeps the server from starting and is no mistake of ours, told to the operator in words instead of a stack trace.</summary>
internal static class StartTrouble
{
    private const string ChooseAnother = "Choose another with --port, or by ASPNETCORE_URLS.";

    /// <summary>What is the matter and what to do about it; null for a mistake of ours.</summary>
    public static string? Explain(Exception error) => error switch
    {
        ConfigurationException or WrongMasterKeyException or MigrationException => error.Message,
        IOException { InnerException: AddressInUseException } => $"{error.Message} Stop what listens there. {ChooseAnother}",
        SocketException => $"The server cannot listen at its address: {error.Message}. {ChooseAnother}",
        IOException or UnauthorizedAccessException =>
            $"{error.Message} See that the account of the server may read and write the data directory and what is in it, and that there is room.",
        _ => null,
    };
}
