#!/usr/bin/env bash
# Install the packed tarball in an empty folder and use its command line, as a user of npx would, on the examples' cdk.out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
folder=$root/.work/consumers/cli
examples=$root/.work/examples
[ -d "$examples/minimal" ] || bash "$root/scripts/synth-examples.sh"
rm -rf "$folder" && mkdir -p "$folder" && cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund "$(ls "$root"/dist/js/*.tgz)"
export NODE_OPTIONS="--require $here/no-network.js" NO_COLOR=1

# run <exit code> <arguments…>: what the command line writes goes to output.txt
run() {
  local expected=$1 code=0
  shift
  node_modules/.bin/cdk-ha-nat-vpc "$@" >output.txt 2>error.txt || code=$?
  [ "$code" -eq "$expected" ] && return
  printf '%s: exit code %d, expected %d\n' "$*" "$code" "$expected"
  cat output.txt error.txt
  exit 1
}
has() { grep -qF -- "$1" output.txt || { printf 'expected %s in\n' "$1"; cat output.txt error.txt; exit 1; }; }

run 0 --help;                                          has 'Examples:'
run 0 --version
run 0 check "$examples/minimal";                       has 'proved for 3'
run 1 check "$examples/broken-on-purpose";             has 'BrokenOnPurpose.template.json:'; has 'rule 50 (deny tcp 32768-60999'
for format in json sarif junit github; do
  run 1 check "$examples/broken-on-purpose" --format "$format"
  has 'return-traffic'
done
run 0 explain "$examples/minimal" --from PrivateSubnet1 --to internet --tcp 443; has 'verdict  ✓ found'
run 1 diff "$examples/minimal" "$examples/broken-on-purpose"; has '✗ return-traffic is lost'
run 0 report "$examples/minimal" -o vpc.html;          [ -s vpc.html ]
run 0 completion bash;                                 has 'complete -o default'
run 64 chek
run 66 check "$examples/missing"
NODE_OPTIONS= npx --no-install cdk-ha-nat-vpc check "$examples/production" >/dev/null
# Every example, whatever it says: no fault, and no file that cannot be read.
for example in "$examples"/*/; do
  code=0
  node_modules/.bin/cdk-ha-nat-vpc check "$example" >output.txt 2>error.txt || code=$?
  printf '%s ends with %d: %s\n' "$(basename "$example")" "$code" "$(tail -n 1 output.txt)"
  [ "$code" -le 2 ] || { cat error.txt; exit 1; }
done
