"""A local endpoint that speaks the providers' ingestion protocols."""
