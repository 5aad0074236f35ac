"""Agreement: reliability between people, accuracy of the tool, and the sample that both stand on."""
