"""The command line: one program, `tonghop`; each command makes one call into the house."""
