#!/usr/bin/env bash
# Build the jar, resolve it from a local repository as a user of Maven Central would, and synthesize.
#
# The package asks for aws-cdk-lib from the floor upwards. A registry may lag behind in listing versions or in serving some
# of them, so the lowest version from the floor upwards that it does serve is pinned; the last line says which.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$root/.work/java
app=$root/.work/consumers/java
packed=$work/repository
rm -rf "$work" "$app" && mkdir -p "$work" "$app"

cd "$root"
npx --no-install jsii-pacmak --code-only --target java --outdir "$work"
floor=$(node -p "require('./package.json').devDependencies['aws-cdk-lib']")
served=''
for version in "$floor" $(node -p "
  const newer = (a, b) => a.split('.').map(Number).reduce((order, part, i) => order || part - Number(b.split('.')[i]), 0) > 0;
  JSON.parse(require('child_process').execSync('npm view aws-cdk-lib versions --json', { encoding: 'utf8' }))
    .filter((version) => /^2\.\d+\.\d+$/.test(version) && newer(version, '$floor')).join(' ')"); do
  if mvn --batch-mode --quiet dependency:get "-Dartifact=software.amazon.awscdk:aws-cdk-lib:$version" -Dtransitive=false >/dev/null 2>&1; then
    served=$version
    break
  fi
done
[ -n "$served" ] || { echo "no aws-cdk-lib from $floor upwards is served as a jar"; exit 1; }

cd "$work/java"
sed -i "s#\[$floor,3.0.0)#$served#" pom.xml
mvn --batch-mode --quiet deploy -Dmaven.javadoc.skip=true -Dmaven.source.skip=true "-DaltDeploymentRepository=packed::default::file://$packed"

# A package of this version cached by an earlier run would hide the one just built.
rm -rf "${HOME:?}/.m2/repository/io/github/cdk-ha-nat-vpc"
cp -r "$here/pom.xml" "$here/src" "$app" && cd "$app"
version=$(basename "$(ls -d "$packed"/io/github/cdk-ha-nat-vpc/cdk-ha-nat-vpc/*/)")
mvn --batch-mode --quiet compile exec:java -Dexec.mainClass=App "-Dpacked.repository=$packed" "-Dpacked.version=$version" | tee output.txt
grep -q '3 NAT gateways, 3 private subnets' output.txt
echo "with aws-cdk-lib $served (the floor is $floor)"
