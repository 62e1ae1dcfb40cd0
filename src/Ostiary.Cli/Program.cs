using Ostiary.Cli;

return await OstiaryCommand.Create().Parse(args).InvokeAsync();
