"""Det vi skrev jämförs med det som står i papperet."""
