"""The results folder: written whole, read with checks, seen case by case."""
