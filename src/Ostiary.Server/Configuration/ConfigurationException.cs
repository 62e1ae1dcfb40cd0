namespace Ostiary.Server.Configuration;

/// <summary>The configuration cannot be used. The message names the key and the remedy; it is all that the operator sees.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
