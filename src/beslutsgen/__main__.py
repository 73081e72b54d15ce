"""`python -m beslutsgen` gör samma sak som kommandot `beslutsgen`."""

from beslutsgen.cli import main

if __name__ == "__main__":
    main()
