#!/usr/bin/env bash
# Synthesize every example with the CDK CLI, as its README line says. What is broken on purpose must be refused.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
for app in examples/*/app.ts; do
  name=$(basename "$(dirname "$app")")
  out=.work/examples/$name
  CDK_HOME=$PWD/.work/cdk-home npx --no-install cdk synth --quiet --no-notices --no-lookups --output "$out" \
    --app "npx --no-install tsx --tsconfig test/tsconfig.json $app"
  code=$?
  case $name in
    broken-on-purpose) [ $code -ne 0 ]; expected='refused' ;;
    *) [ $code -eq 0 ]; expected='synthesized' ;;
  esac && echo "== $name: $expected (exit code $code)" || { echo "== $name: expected to be $expected, exit code $code"; failed=1; }
done
exit $failed
