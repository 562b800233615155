"""`python -m paramlint`."""

from paramlint.cli import main

if __name__ == "__main__":
    main()
