# Everyday commands; each needs script/setup requirements-dev.txt once.
set shell := ["sh", "-eu", "-c"]
export PATH := justfile_directory() + "/.venv/bin:" + env("PATH")
export DJANGO_SETTINGS_MODULE := "tonghop.site.settings_test"

# Everything that can be said without running the program; writes nothing.
check:
    ruff format --check .
    ruff check .
    djlint --check --quiet src/tonghop || (echo "templates: run 'just fix'"; exit 1)
    mypy
    lint-imports
    python tools/check_sizes.py
    python tools/make_diagrams.py --check
    python -m django makemigrations --check --dry-run

# Mend what a machine can mend, and draw the generated pages anew.
fix:
    ruff check --fix .
    ruff format .
    djlint --reformat --quiet src/tonghop || true
    python tools/make_diagrams.py

# The suite, in random order, on up to four cores.
test *words:
    python -m pytest -n logical --maxprocesses 4 {{ words }}

# Branch coverage, shown by file.
coverage:
    python -m pytest -q --cov --cov-report=term-missing:skip-covered

# The web application over the demonstration's database.
serve:
    tonghop demo
