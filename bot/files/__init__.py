"""Files that are made: charts, tables and exports, in a process of their own."""
