import { html, trusted } from './html';
import { mermaidOf } from './mermaid';
import type { Engine } from './model/engine';
import { remembering } from './model/engine';
import { Names } from './model/names';
import { sitesOf } from './model/site';
import type { PageFacts } from './page/page';
import { pageOf } from './page/page';
import { PICTURE_STYLE } from './page/picture-style';
import { TOKENS } from './page/tokens';
import { pictureOf } from './picture/picture';

export type { Engine, PageFacts };

/** The report: one HTML page that asks for nothing else. */
export function reportHtml(reachability: Engine, facts: PageFacts = {}): string {
  return pageOf(remembering(reachability), facts).markup;
}

/**
 * The picture of a VPC alone, as an SVG file.
 *
 * @param vpc which VPC, by its logical id; the first if it is left out
 * @throws if there is no such VPC, or none with subnets
 */
export function networkSvg(reachability: Engine, vpc?: string): string {
  const sites = sitesOf(reachability.topology(), reachability.check());
  const site = vpc === undefined ? sites[0] : sites.find((one) => one.vpc.id === vpc || one.vpc.name === vpc);
  if (!site) {
    const known = sites.map((one) => one.vpc.id).join(', ');
    throw new Error(vpc === undefined ? 'there is nothing to draw: the template has no subnets'
      : `there is no VPC ${vpc} with subnets, expected one of ${known || 'none'}`);
  }
  const { width, height, body } = pictureOf(site, new Names(sites));
  const style = `${TOKENS}${PICTURE_STYLE}svg{background:var(--paper)}`.replace(/\n/g, '');
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`The network of ${site.vpc.name}`}"><style>${trusted(style)}</style>${body}</svg>
`.markup;
}

/** All VPCs as a Mermaid flowchart, for places that draw these. */
export function networkMermaid(reachability: Engine): string {
  return mermaidOf(sitesOf(reachability.topology(), reachability.check()));
}
