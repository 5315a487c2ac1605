import * as fs from 'fs';
import * as path from 'path';
import pc from 'picocolors';
import { gallery, type Exhibit } from './gallery';
import { NetworkReachability } from '../src/reachability/network-reachability';
import { Verdict } from '../src/reachability/verdict';
import { networkSvg, reportHtml } from '../src/report';
import { exampleNames, synthExample } from '../test/support/example';

/** The gallery: a page with the pictures of all examples, and the report of each. Equal examples give equal files. */
const SITE = path.resolve(__dirname, '../site');

function exhibit(name: string): Exhibit | undefined {
  const { templates } = synthExample(name, { 'aws:cdk:enable-path-metadata': true });
  const networks = Object.values(templates).map((template) => NetworkReachability.fromTemplate(template));
  const network = networks.find((one) => one.topology().vpcs.some(({ subnets }) => subnets.length > 0));
  if (!network) {
    console.error(pc.yellow(`examples/${name} has no network of its own`));
    return undefined;
  }
  const open = network.check().filter(({ verdict, accepted }) => verdict !== Verdict.PROVED && accepted === undefined);
  const violated = open.filter(({ verdict }) => verdict === Verdict.VIOLATED).length;
  fs.writeFileSync(path.join(SITE, `${name}.html`), reportHtml(network));
  fs.writeFileSync(path.join(SITE, `${name}.svg`), networkSvg(network));
  return { name, violated, unknown: open.length - violated };
}

fs.rmSync(SITE, { recursive: true, force: true });
fs.mkdirSync(SITE);
const exhibits = exampleNames().flatMap((name) => exhibit(name) ?? []);
fs.writeFileSync(path.join(SITE, 'index.html'), gallery(exhibits));
console.log(`${pc.green('✓')} ${exhibits.length} reports: ${path.relative(process.cwd(), path.join(SITE, 'index.html'))}`);
