"""Papers about a debate: composed once as plain blocks, then written as page, PDF, ODT or text."""
