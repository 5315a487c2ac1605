#!/usr/bin/env bash
# Install the packed tarball in a fresh app, as a user of npm would, and synthesize.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
app=$root/.work/consumers/javascript
rm -rf "$app" && mkdir -p "$app" && cd "$app"
cp "$here/app.js" .
npm init --yes >/dev/null
npm install --no-audit --no-fund "$(ls "$root"/dist/js/*.tgz)" "aws-cdk-lib@$(node -p "require('$root/package.json').devDependencies['aws-cdk-lib']")" \
  "constructs@$(node -p "require('$root/package.json').devDependencies.constructs")"
node app.js | tee output.txt
grep -qx '3 NAT gateways, 3 private subnets' output.txt
