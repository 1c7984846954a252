"""Lets `python -m tonghop` be the same program as `tonghop`."""

from tonghop.cli.main import main

if __name__ == "__main__":
    main()
