#!/usr/bin/env bash
# Synthesize every example with the CDK CLI, as its README line says. What is broken on purpose must be refused by the proof.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p .work/cdk-home
failed=0
for app in examples/*/app.ts; do
  name=$(basename "$(dirname "$app")")
  output=$(CDK_HOME=$PWD/.work/cdk-home npx --no-install cdk synth --quiet --no-notices --no-lookups --output ".work/examples/$name" \
    --app "npx --no-install tsx --tsconfig test/tsconfig.json $app" 2>&1)
  code=$?
  if [ "$name" = broken-on-purpose ]; then
    expected=refused
    [ $code -ne 0 ] && grep -q 'ha-nat-vpc::return-traffic' <<<"$output"
  else
    expected=synthesized
    [ $code -eq 0 ]
  fi
  if [ $? -eq 0 ]; then
    echo "== $name: $expected (exit code $code)"
  else
    printf '== %s: expected to be %s, exit code %d\n%s\n' "$name" "$expected" "$code" "$output"
    failed=1
  fi
done
exit $failed
