"""``python -m variorum`` is the command."""

from variorum.cli.main import main

if __name__ == "__main__":
    main()
