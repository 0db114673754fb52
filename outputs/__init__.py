"""The register and everything that is made from it. Re-reads and re-extracts nothing by itself."""
