"""The lists that the desk works by: teams, modules, reasons and towns."""
