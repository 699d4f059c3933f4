"""`python -m lineofsight` is the `lineofsight` command."""

from lineofsight.cli import main

if __name__ == "__main__":
    main()
