"""The reports, made from files, models and findings that the tests build by hand."""
