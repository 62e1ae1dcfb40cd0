using Ostiary.Fuzz;

return FuzzCommand.Create().Parse(args).Invoke();
