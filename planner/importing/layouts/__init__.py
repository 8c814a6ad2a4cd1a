"""Where the entries of a sheet stand: lists, matrices, month grids, week blocks, timelines."""
