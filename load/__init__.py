"""Article records in, Parquet that is never wrong out: on disk and on object stores."""
