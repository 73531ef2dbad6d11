"""The command line: one file a command, data to standard output, everything else to standard error."""
