import type { Design } from './designs';
import { designIn, designsOf, partsOf, sharing, totalOf } from './designs';
import { PRICES } from './prices';
import { TopologyTier } from '../../reachability/network-topology';
import type { Html } from '../html';
import { html } from '../html';
import type { Site } from '../model/site';
import { listed, money, numberWord, thousands } from '../words';

/** Steps of the slider, in GB a month. */
export const STEPS = [0, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000] as const;
const SHOWN = 1000;
const PARTS = ['gateway hours', 'public addresses', 'GB processed', 'crossing zones'];

/** What the VPC's way out costs a month, beside the two other ways to build it. */
export function costSection(site: Site, suffix: string): Html {
  const designs = designsOf(site);
  const now = designIn(site);
  const { region, readOn, hoursInMonth, natHour, natGigabyte, addressHour, crossingGigabyte } = PRICES;
  const most = Math.max(...designs.map((design) => totalOf(design, SHOWN)));
  return html`<p class="intro">Prices of ${region}, read on ${readOn}, for a month of ${hoursInMonth} hours: a NAT gateway is $${String(natHour)} an hour and $${String(natGigabyte)} per GB in either direction, a public IPv4 address $${String(addressHour)} an hour, a GB that crosses zones $${String(crossingGigabyte)}. Shared: traffic is taken to come from all zones alike.</p><div class="costs" data-cost="${site.index}"><div class="slider"><output for="gb${suffix}">${thousands(SHOWN)} GB</output><input type="range" id="gb${suffix}" min="0" max="${STEPS.length - 1}" step="1" value="${STEPS.indexOf(SHOWN)}"><label for="gb${suffix}">a month through NAT gateways, both directions</label></div><div class="designs">${
    designs.map((design) => card(design, design.kind === now, most))}</div></div>${insight(site, designs)}${endpoints(site)}${table(site, designs)}`;
}

function card(design: Design, isNow: boolean, most: number): Html {
  const parts = partsOf(design, SHOWN);
  return html`<div class="design sheet"><h3>${design.name}${isNow && html`<span class="you">this template</span>`}</h3><p class="price"><span class="total">${money(totalOf(design, SHOWN))}</span> <small>a month</small></p><div class="bar" aria-hidden="true">${
    parts.map((part, i) => html`<i class="c${i + 1}" style="width:${100 * part / most}%"></i>`)}</div><table class="parts"><tbody>${
    parts.map((part, i) => html`<tr><th scope="row"><span class="sw c${i + 1}"></span>${PARTS[i]}</th><td>${money(part)}</td></tr>`)}</tbody></table><p class="risk">${design.risk}</p></div>`;
}

function insight({ zones }: Site, designs: readonly Design[]): Html | undefined {
  if (zones.length < 2) { return undefined; }
  const { saves, until } = sharing(designs);
  return html`<p class="insight">Sharing one gateway saves <b>${money(saves)}</b> a month and risks ${numberWord(zones.length - 1)} more zone${zones.length > 2 && 's'}. From <b>${thousands(until)} GB</b> a month it saves nothing: crossing zones costs as much as the other gateways.</p>`;
}

/** Gateway endpoints are free, and what takes them pays for no NAT gateway. */
function endpoints({ vpc, subnets }: Site): Html {
  const services = [...new Set(vpc.gatewayEndpoints.map(({ service }) => service))].sort();
  const inside = subnets.filter(({ tier }) => tier === TopologyTier.PRIVATE);
  const ids = new Set(vpc.gatewayEndpoints.map(({ id }) => id));
  const using = inside.filter(({ routes }) => routes.some(({ id }) => ids.has(id)));
  const hundred = money(100 * PRICES.natGigabyte);
  if (services.length === 0) {
    return html`<p class="insight">Gateway endpoints for S3 and DynamoDB cost nothing. This VPC has none: every 100 GB to these services pays <b>${hundred}</b> to a NAT gateway.</p>`;
  }
  return html`<p class="insight">The gateway endpoint${services.length > 1 && 's'} for ${listed(services)} cost${services.length === 1 && 's'} nothing and take${services.length === 1 && 's'} traffic off the NAT gateways in ${using.length} of ${inside.length} private subnets: every 100 GB saves <b>${hundred}</b>.</p>`;
}

function table({ vpc }: Site, designs: readonly Design[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${`Costs of ${vpc.name} as a table`}"><table class="plain num-t"><caption>The same as a table, in dollars a month</caption><thead><tr><th scope="col">GB a month</th>${
    designs.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${
    [0, 100, 1000, 10000].map((gigabytes) => html`<tr><th scope="row">${thousands(gigabytes)}</th>${designs.map((design) => html`<td>${money(totalOf(design, gigabytes))}</td>`)}</tr>`)}</tbody></table></div>`;
}
