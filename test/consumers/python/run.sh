#!/usr/bin/env bash
# Install the wheel into a fresh virtual environment, as a user of PyPI would, and synthesize.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
app=$root/.work/consumers/python
mkdir -p "$app" && cd "$app"
[ -x venv/bin/python ] || python3 -m venv venv
floor=$(node -p "require('$root/package.json').devDependencies['aws-cdk-lib']")
venv/bin/python -m pip install --quiet --disable-pip-version-check "aws-cdk-lib==$floor"
venv/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$(ls "$root"/dist/python/*.whl)"
venv/bin/python "$here/app.py" | tee output.txt
grep -qx 'denied by rules \[700, 710, 720, 50\]' output.txt
grep -qx '3 NAT gateways, 3 private subnets' output.txt
grep -qx 'verdicts: PROVED' output.txt
rm -rf snippets && mkdir snippets
(cd snippets && ../venv/bin/python "$here/snippets.py" "$root")
