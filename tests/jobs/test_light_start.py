"""A worker starts without what only signing needs."""

import subprocess
import sys


def test_the_tasks_do_not_load_the_signing_library():
    program = (
        "import sys, django; django.setup(); import tonghop.jobs.tasks; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'pyhanko'))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
