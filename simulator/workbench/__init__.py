"""The workbench: what hands can reach, as parts without logic; no Qt."""
