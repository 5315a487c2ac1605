#!/usr/bin/env bash
# Run the tests on the newest aws-cdk-lib, in a copy of the project under .work/ so that the lock file stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
copy=.work/newest-cdk
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
cp -r node_modules "$copy/node_modules"
cd "$copy"
npm install --no-save --no-audit --no-fund --legacy-peer-deps aws-cdk-lib@latest constructs@latest
echo "aws-cdk-lib $(node -p 'require("aws-cdk-lib/package.json").version')"
npx tsc --noEmit -p test/tsconfig.json
# The engine, its faces and their random networks have no aws-cdk-lib in them, which ESLint sees to.
CDK_VALIDATION=false npx jest --ci --maxWorkers=2 --testPathIgnorePatterns /node_modules/ '/test/(report|cli|fuzz|lab)/' \
  '/test/reachability/(private|rules)/' 'scenarios/(.*walks|check-and-explain|hidden-values|random-networks|witness-replay|zone-loss)'
