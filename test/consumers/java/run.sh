#!/usr/bin/env bash
# Resolve the packed jar from a local repository, as a user of Maven Central would, and synthesize.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
app=$root/.work/consumers/java
rm -rf "$app" && mkdir -p "$app" && cp -r "$here/pom.xml" "$here/src" "$app" && cd "$app"
version=$(basename "$(ls -d "$root"/dist/java/io/github/cdk-ha-nat-vpc/cdk-ha-nat-vpc/*/)")
# A package of this version cached by an earlier run would hide the one just built.
rm -rf "${HOME:?}/.m2/repository/io/github/cdk-ha-nat-vpc"
mvn --batch-mode --quiet compile exec:java -Dexec.mainClass=App "-Dpacked.repository=$root/dist/java" "-Dpacked.version=$version" | tee output.txt
grep -qx '3 NAT gateways, 3 private subnets' output.txt
