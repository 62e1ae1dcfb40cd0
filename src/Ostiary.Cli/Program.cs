using Ostiary.Cli;

return await OstiaryCommand.Run(args);
