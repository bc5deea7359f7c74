"""Trains the stance encoder that Firebreak ships. Start with the README beside this package."""
