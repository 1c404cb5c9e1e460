"""The workbench: what hands can reach, and what looks at all of it; no Qt."""
