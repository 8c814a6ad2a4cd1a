"""xlsx, xls, ods and csv become sheets of plain cells."""
