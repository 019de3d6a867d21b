#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one known bug after the other and demands that the tests named for it fail.

Each *.patch here changes one .cpp and begins with:

    Caught-By: <test program> <test class>...
    Set: check                (optional: planted in ./check too)
    one line or more that tell what is wrong now

The patched copy is compiled with the command of the original and linked in front of the libraries of
the test program, so neither the sources nor the build folder change. A patch that no longer applies
or compiles, and a bug that no test sees, are failures.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]


class Failed(Exception):
    pass


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", **options)


class Plant:
    def __init__(self, path):
        self.name = path.stem
        self.path = path
        text = path.read_text(encoding="utf-8")
        head, _, _ = text.partition("\n--- a/")
        fields = dict(re.findall(r"^([A-Z][A-Za-z-]+): (.+)$", head, re.M))
        changed = re.findall(r"^\+\+\+ b/(\S+)$", text, re.M)
        if len(changed) != 1 or not changed[0].endswith(".cpp"):
            raise Failed(f"{self.name}: changes {changed}, not one .cpp")
        if "Caught-By" not in fields:
            raise Failed(f"{self.name}: names no test")
        self.source = changed[0]
        self.program, *self.classes = fields["Caught-By"].split()
        self.sets = fields.get("Set", "").split()


class Garden:
    def __init__(self, build, timeout):
        self.build = build.resolve()
        self.timeout = timeout
        self.beds = self.build / "planted"
        entries = json.loads((self.build / "compile_commands.json").read_text(encoding="utf-8"))
        self.compilations = {os.path.realpath(entry["file"]): entry for entry in entries}

    def plant(self, plant):
        bed = self.beds / plant.name
        shutil.rmtree(bed, ignore_errors=True)
        bed.mkdir(parents=True)
        try:
            self.link(plant, self.compile(plant, bed), bed)
            self.expect_failure(plant, bed)
        finally:
            shutil.rmtree(bed, ignore_errors=True)

    def compile(self, plant, bed):
        patched = bed / pathlib.Path(plant.source).name
        shutil.copyfile(SOURCE / plant.source, patched)
        done = run(["patch", "--no-backup-if-mismatch", "--fuzz=0", "-s", str(patched),
                    str(plant.path)])
        if done.returncode != 0:
            raise Failed(f"does not apply any more\n{done.stdout}")
        entry = self.compilations[os.path.realpath(SOURCE / plant.source)]
        command = shlex.split(entry["command"])
        original = os.path.realpath(SOURCE / plant.source)
        command = [str(patched) if part == entry["file"] or os.path.realpath(
            os.path.join(entry["directory"], part)) == original else part for part in command]
        target = bed / (patched.stem + ".o")
        command[command.index("-o") + 1] = str(target)
        # A bug may leave something unused behind.
        command += ["-Wno-error"]
        done = run(command, cwd=entry["directory"])
        if done.returncode != 0:
            raise Failed(f"does not compile any more\n{done.stdout[-2000:]}")
        return target

    def link(self, plant, planted, bed):
        commands = run(["ninja", "-C", str(self.build), "-t", "commands",
                        f"bin/{plant.program}"]).stdout.splitlines()
        steps = [step for step in commands[-1].split("&&") if f" -o bin/{plant.program} " in step]
        if len(steps) != 1:
            raise Failed("the command that links the tests was not understood")
        command = shlex.split(steps[0])
        command[command.index("-o") + 1] = str(bed / plant.program)
        # Before the libraries: what the planted object defines is not taken from them.
        first = next(i for i, part in enumerate(command) if part.endswith(".o"))
        command.insert(first, str(planted))
        done = run(command, cwd=self.build)
        if done.returncode != 0:
            raise Failed(f"does not link any more\n{done.stdout[-2000:]}")

    def expect_failure(self, plant, bed):
        # Beside the real programs, which some tests start.
        program = self.build / "bin" / f"planted-{plant.name}"
        shutil.move(str(bed / plant.program), program)
        try:
            for name in plant.classes or [""]:
                done = run([str(program)] + ([name] if name else []), cwd=bed, timeout=self.timeout)
                if "Finished testing" not in done.stdout:
                    # Ending by a signal is being caught, not starting is not.
                    if done.returncode >= 0 and "FAIL!" not in done.stdout:
                        raise Failed(f"the tests did not run\n{done.stdout[-2000:]}")
                if done.returncode != 0:
                    return
        except subprocess.TimeoutExpired:
            raise Failed(f"the tests did not end within {self.timeout} s") from None
        finally:
            program.unlink()
        raise Failed("no test sees it")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--build", type=pathlib.Path, default=SOURCE / "build/dev")
    arguments.add_argument("--set", help="only those of this set")
    arguments.add_argument("--timeout", type=int, default=600, help="seconds for the tests of one bug")
    arguments.add_argument("names", nargs="*", help="only these")
    chosen = arguments.parse_args()

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As many as ./check plays: what it would not see is not called seen.
    os.environ.setdefault("BRANCHBOOK_HISTORIES", "2000")
    try:
        plants = [Plant(path) for path in sorted(HERE.glob("*.patch"))]
    except Failed as failure:
        print(f"FAIL {failure}")
        return 1
    if chosen.set:
        plants = [plant for plant in plants if chosen.set in plant.sets]
    if chosen.names:
        plants = [plant for plant in plants if plant.name in chosen.names]
    if not plants:
        print("FAIL: nothing to plant")
        return 1
    garden = Garden(chosen.build, chosen.timeout)
    failures = 0
    for plant in plants:
        started = time.monotonic()
        try:
            garden.plant(plant)
            print(f"caught  {plant.name}  [{time.monotonic() - started:.0f} s]", flush=True)
        except Failed as failure:
            failures += 1
            print(f"FAIL    {plant.name}: {failure}", flush=True)
    print(f"{len(plants) - failures} of {len(plants)} caught")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
